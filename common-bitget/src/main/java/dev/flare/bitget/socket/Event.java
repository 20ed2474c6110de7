package dev.flare.bitget.socket;

/// Something that happened, to the suite or to a connection.
///
/// @see Switchboard
/// @see Protocol
sealed interface Event {
  /// Somebody asked for what a topic brings.
  record Asked(Topic topic) implements Event {}

  record TimePassed() implements Event {}

  /// @param connection which one, so that news of an abandoned one does no harm
  record Opened(int connection) implements Event {}

  record Received(int connection, Message message) implements Event {}

  record Lost(int connection, String reason) implements Event {}

  /// The exchange answered the handshake with something else than a WebSocket.
  ///
  /// @param status of HTTP
  record TurnedAway(int connection, int status) implements Event {}
}
