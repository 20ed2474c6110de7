package dev.flare.gnome.relay;

import dev.flare.service.launch.Secret;
import dev.flare.service.stomp.CallerRules;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Notes in each session what its caller may ask for, which the handshake decides.
record RulesOfHandshake(Optional<Secret> token) implements HandshakeInterceptor {
  static final String NAME = CallerRules.class.getName();

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    attributes.put(NAME, CallerRules.of(token, request.getHeaders()));
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception problem) {}
}
