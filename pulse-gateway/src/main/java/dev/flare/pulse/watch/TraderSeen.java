package dev.flare.pulse.watch;

/// What was seen last of a trader, so that nothing is told twice.
///
/// @param closed how many positions it had closed in this mode
/// @param newest id of the one closed last; empty when there was none
record TraderSeen(String app, String mode, int closed, String newest) {
  boolean isLive() {
    return mode.equals("live");
  }
}
