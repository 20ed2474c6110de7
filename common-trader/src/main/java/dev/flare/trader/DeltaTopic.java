package dev.flare.trader;

import dev.flare.service.stomp.Broadcast;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A topic whose messages are numbered, so that a listener knows when it missed one.
final class DeltaTopic {
  private static final Logger log = LoggerFactory.getLogger(DeltaTopic.class);

  private final String destination;
  private final Broadcast broadcast;
  private long seq;

  DeltaTopic(String destination, Broadcast broadcast) {
    this.destination = destination;
    this.broadcast = broadcast;
  }

  /// The number of the last message.
  synchronized long seq() {
    return seq;
  }

  void tell(Object changes) {
    send(changes);
  }

  /// Sends listeners to `GET /api/state`.
  void tellToReadAnew() {
    send(null);
  }

  /// One who listens and tells of it. What fails to be told ends nothing: it is logged, and
  /// listeners are sent to read everything anew.
  <T> Consumer<T> teller(Consumer<T> listener) {
    return news -> {
      try {
        listener.accept(news);
      } catch (RuntimeException | Error e) {
        log.error("Could not tell {} of a change; listeners read everything anew", destination, e);
        sendToReadAnew();
      }
    };
  }

  private void sendToReadAnew() {
    try {
      tellToReadAnew();
    } catch (RuntimeException e) {
      log.error("Could not tell {} to read anew", destination, e);
    }
  }

  private synchronized void send(@Nullable Object changes) {
    seq++;
    broadcast.send(destination, new Delta(seq, changes));
  }
}
