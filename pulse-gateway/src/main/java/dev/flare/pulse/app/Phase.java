package dev.flare.pulse.app;

/// Where in its life an app is.
public enum Phase {
  STOPPED,
  /// Its process runs; its health endpoint has not said yes yet.
  STARTING,
  RUNNING,
  /// It ran and its health endpoint stopped saying yes.
  UNHEALTHY,
  /// Asked to end, and not gone yet.
  STOPPING,
  /// It crashed and is started again after a wait.
  BACKING_OFF,
  /// It needs a person.
  FAILED
}
