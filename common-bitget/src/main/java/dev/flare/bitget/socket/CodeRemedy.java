package dev.flare.bitget.socket;

/// What an error code of the WebSocket asks of the caller.
enum CodeRemedy {
  /// The topic cannot be had: leave it alone.
  DROP_TOPIC,
  /// Too many messages: come back after a while.
  WAIT,
  /// What we send is not understood or not allowed: repeating it helps nobody.
  STOP,
  /// A code that nobody described; whatever it hit stays with REST.
  IGNORE;

  static CodeRemedy of(Message.Refused refused) {
    return switch (refused.code()) {
      case "30006", "30007", "429" -> WAIT;
      case "30004", "30005", "30011", "30012", "30013", "30014", "30015" -> STOP;
      case "30002", "30003" -> refused.topic().isPresent() ? DROP_TOPIC : STOP;
      case "30001", "30016" -> refused.topic().isPresent() ? DROP_TOPIC : IGNORE;
      default -> IGNORE;
    };
  }
}
