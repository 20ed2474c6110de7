package dev.flare.bitget.socket;

/// Something that happened to the line.
///
/// @see Protocol
sealed interface Event {
  /// Somebody asked for candles of a topic.
  record Asked(Topic topic) implements Event {}

  record TimePassed() implements Event {}

  /// @param connection which one, so that news of an abandoned one does no harm
  record Opened(int connection) implements Event {}

  record Received(int connection, Message message) implements Event {}

  record Lost(int connection, String reason) implements Event {}
}
