package dev.flare.pulse.restart;

/// When the user wants an app that ended by itself to be started again.
public enum RestartPolicy {
  NEVER,
  ON_FAILURE,
  ALWAYS
}
