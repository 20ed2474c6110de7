package dev.flare.simulator.socket;

/// Why a message is not followed, in BitGet's codes for the channels.
enum Failing {
  TOPIC_UNKNOWN(30001, "doesn't exist"),
  REQUEST_ILLEGAL(30002, "illegal request"),
  OP_UNKNOWN(30003, "invalid op"),
  TOO_MANY_SUBSCRIPTIONS(30006, "too many requests"),
  FLOODED(30007, "request over limit, connection close");

  private final int code;
  private final String text;

  Failing(int code, String text) {
    this.code = code;
    this.text = text;
  }

  int code() {
    return code;
  }

  String text() {
    return text;
  }
}
