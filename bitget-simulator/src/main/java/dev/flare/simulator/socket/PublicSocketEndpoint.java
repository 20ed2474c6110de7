package dev.flare.simulator.socket;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/// Puts the public WebSocket at BitGet's path, beside the STOMP endpoint.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class PublicSocketEndpoint implements WebSocketConfigurer {
  private final PublicSocket socket;

  PublicSocketEndpoint(PublicSocket socket) {
    this.socket = socket;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    // Who may connect from where is decided for all requests alike, by the access filter.
    registry.addHandler(socket, PublicSocket.PATH).setAllowedOriginPatterns("*");
  }
}
