package dev.flare.pulse.app;

import dev.flare.service.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// The open event streams, of which there is a limit; each shows every 15 s that it lives.
final class Streams {
  private static final int MOST = 100;
  private static final Duration HEART_BEAT = Duration.ofSeconds(15);

  private final Semaphore free = new Semaphore(MOST);

  /// Ends where the files it reads from are gone.
  Flux<ServerSentEvent<Object>> open(Supplier<Flux<ServerSentEvent<Object>>> events) {
    return Flux.defer(() -> {
      if (!free.tryAcquire()) {
        return Flux.error(
            Problem.unavailable("streams-exhausted", "%d event streams are open".formatted(MOST)));
      }
      return events
          .get()
          .mergeWith(Flux.interval(HEART_BEAT).onBackpressureDrop().map(_ -> heartBeat()))
          .onErrorComplete(IOException.class)
          .onErrorComplete(UncheckedIOException.class)
          .doFinally(_ -> free.release());
    });
  }

  private static ServerSentEvent<Object> heartBeat() {
    return ServerSentEvent.builder().comment("").build();
  }
}
