package dev.flare.trader;

import dev.flare.service.stomp.Broadcast;

/// A topic whose messages are numbered, so that a listener knows when it missed one. Told by one
/// thread at a time.
final class DeltaTopic {
  private final String destination;
  private final Broadcast broadcast;
  private volatile long seq;

  DeltaTopic(String destination, Broadcast broadcast) {
    this.destination = destination;
    this.broadcast = broadcast;
  }

  /// The number of the last message.
  long seq() {
    return seq;
  }

  void tell(Object changes) {
    send(new Delta(seq + 1, changes));
  }

  /// Sends listeners to `GET /api/state`.
  void tellToReadAnew() {
    send(new Delta(seq + 1, null));
  }

  private void send(Delta delta) {
    seq = delta.seq();
    broadcast.send(destination, delta);
  }
}
