package dev.flare.pulse.alert;

/// An alert on its way by one channel.
///
/// @param seq rises with each letter
record Letter(long seq, String channel, Alert alert) {
  String id() {
    return Long.toString(seq);
  }
}
