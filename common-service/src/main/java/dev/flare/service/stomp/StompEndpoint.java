package dev.flare.service.stomp;

import dev.flare.service.launch.ServiceSettings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import tools.jackson.databind.json.JsonMapper;

/// The STOMP endpoint `/ws` (plain WebSocket, v12.stomp) with topics to listen to.
///
/// Each listener gets what is published in the order of publishing. One that reads too slowly is
/// cut off when its buffer is full, and never delays the others.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class StompEndpoint {
  @Bean
  Topics topics(JsonMapper json) {
    return new Topics(json);
  }

  @Bean
  StompSocket stompSocket(Topics topics, ServiceSettings settings) {
    return new StompSocket(topics, settings.accessToken(), System::nanoTime);
  }

  /// Who may connect from where is decided for all requests alike, by the access filter.
  @Bean
  WebSocketConfigurer stompAddress(StompSocket socket) {
    return registry ->
        registry
            .addHandler(socket, "/ws")
            .setHandshakeHandler(new Uncompressed())
            .setAllowedOriginPatterns("*");
  }

  /// Agrees on no compression, which would be done anew for each listener.
  private static final class Uncompressed extends DefaultHandshakeHandler {
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
        ServerHttpRequest request,
        List<WebSocketExtension> requested,
        List<WebSocketExtension> supported) {
      return List.of();
    }
  }
}
