package dev.flare.service.stomp;

import java.util.List;

/// A STOMP frame on its way to one listener, in pieces that many listeners share.
record Frame(List<char[]> pieces) {
  /// An end of line between frames tells that somebody is there.
  static final Frame HEARTBEAT = of("\n");

  static Frame of(String text) {
    return new Frame(List.of(text.toCharArray()));
  }

  static Frame connected(String version) {
    return of(
        "CONNECTED\nversion:%s\nheart-beat:%2$d,%2$d\n\n\0".formatted(version, Heartbeat.LEAST_MS));
  }

  static Frame receipt(String id) {
    return of("RECEIPT\nreceipt-id:%s\n\n\0".formatted(escaped(id)));
  }

  static Frame error(String message) {
    return of("ERROR\nmessage:%s\ncontent-length:0\n\n\0".formatted(escaped(message)));
  }

  /// How STOMP 1.2 writes the value of a header.
  static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(":", "\\c")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  int length() {
    return pieces.stream().mapToInt(each -> each.length).sum();
  }
}
