package dev.flare.service.stomp;

/// One listener's wish to hear of one destination.
///
/// @param id by which the listener knows it, unique among its own
/// @param header the line that tells the id
record Subscription(String id, String destination, Outbox outbox, char[] header) {
  Subscription(String id, String destination, Outbox outbox) {
    this(id, destination, outbox, "subscription:%s\n\n".formatted(Frame.escaped(id)).toCharArray());
  }

  /// The same only if it is this one.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
