package dev.flare.pulse.proxy;

import java.util.List;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Handles one WebSocket until its last word is said. The end of the connection on one side cancels
/// what handles it there, and with it what is still on its way to the other side; not here.
final class LastWordHandler implements WebSocketHandler {
  private final WebSocketHandler handler;
  private final Sinks.Empty<Void> end = Sinks.empty();

  LastWordHandler(WebSocketHandler handler) {
    this.handler = handler;
  }

  /// When nothing is left to be handled.
  Mono<Void> end() {
    return end.asMono();
  }

  @Override
  public List<String> getSubProtocols() {
    return handler.getSubProtocols();
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    return handler.handle(new LastWordSession(session)).doFinally(_ -> end.tryEmitEmpty()).cache();
  }
}
