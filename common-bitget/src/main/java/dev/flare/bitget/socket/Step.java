package dev.flare.bitget.socket;

/// Something to do next.
///
/// @see Protocol
sealed interface Step {
  record Connect(int connection) implements Step {}

  record Send(String text) implements Step {}

  record HangUp() implements Step {}

  /// Candles of the connection that counts.
  record Deliver(Message.Pushed pushed) implements Step {}

  /// What is pushed from now on does not follow from what was pushed before.
  record Interrupted(String reason) implements Step {}

  /// Nobody asks for it any more.
  record Forget(Topic topic) implements Step {}

  /// A line for the log.
  record Note(String text) implements Step {}
}
