package dev.flare.pulse.web;

import dev.flare.service.web.Problem;
import java.net.SocketException;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import reactor.core.publisher.Hooks;
import reactor.netty.channel.AbortedException;

/// Failures of what nobody waits for any more. That its caller has left is none, nor that he was
/// refused; Reactor would write each into the log, and anybody could fill it.
@Component
final class LateFailures implements AutoCloseable {
  LateFailures(InstantSource clock) {
    Surprises surprises = new Surprises(clock);
    Hooks.onErrorDropped(failure -> {
      if (!isOfOneWhoLeft(failure) && !isRefusal(failure)) {
        String _ = surprises.note(failure);
      }
    });
  }

  /// Whether the connection of a caller ended in the middle of something.
  static boolean isOfOneWhoLeft(Throwable failure) {
    return failure instanceof AbortedException
        || AbortedException.isConnectionReset(failure)
        || isReset(failure)
        || isWithoutConnection(failure);
  }

  /// In Java's own words, which Reactor does not know.
  private static boolean isReset(Throwable failure) {
    return failure instanceof SocketException && "Connection reset".equals(failure.getMessage());
  }

  /// In Netty's words, for one whose connection is closed between two steps of an answer.
  static boolean isWithoutConnection(Throwable failure) {
    return failure instanceof IllegalStateException
        && "channel not registered to an event loop".equals(failure.getMessage());
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof Problem || failure instanceof ErrorResponse;
  }

  @Override
  public void close() {
    Hooks.resetOnErrorDropped();
  }
}
