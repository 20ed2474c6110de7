package dev.flare.pulse.proxy;

import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.io.IOException;
import java.util.List;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/// Tells a browser that the app takes no WebSocket there. The gateway has shaken hands with the
/// browser before it asks the app.
record RefusalHandler(WebSocketHandler handler) implements WebSocketHandler {
  private static final CloseStatus REFUSED =
      CloseStatus.SERVER_ERROR.withReason("the app takes no WebSocket here");
  private static final CloseStatus SILENT =
      CloseStatus.SERVER_ERROR.withReason("the app does not answer");

  @Override
  public List<String> getSubProtocols() {
    return handler.getSubProtocols();
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    return handler
        .handle(session)
        .onErrorResume(WebSocketHandshakeException.class, _ -> session.close(REFUSED))
        .onErrorResume(IOException.class, _ -> session.close(SILENT));
  }
}
