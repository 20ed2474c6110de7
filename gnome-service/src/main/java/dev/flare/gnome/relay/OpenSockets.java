package dev.flare.gnome.relay;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;

/// The connections of all listeners.
final class OpenSockets implements WebSocketHandlerDecoratorFactory {
  private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

  private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

  /// Ends them all, without waiting: a listener who comes back asks for what it missed.
  void closeAll() {
    sessions.values().forEach(each -> Thread.ofVirtual().start(() -> close(each)));
  }

  private static void close(WebSocketSession session) {
    try {
      session.close(CloseStatus.SERVICE_RESTARTED);
    } catch (IOException | IllegalStateException e) {
      log.debug("A listener is gone", e);
    }
  }

  @Override
  public WebSocketHandler decorate(WebSocketHandler handler) {
    return new WebSocketHandlerDecorator(handler) {
      @Override
      public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        sessions.put(session.getId(), session);
        super.afterConnectionEstablished(session);
      }

      @Override
      public void afterConnectionClosed(WebSocketSession session, CloseStatus status)
          throws Exception {
        sessions.remove(session.getId());
        super.afterConnectionClosed(session, status);
      }
    };
  }
}
