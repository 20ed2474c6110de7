package dev.flare.service.stomp;

import dev.flare.service.launch.ServiceSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// The STOMP endpoint `/ws` (plain WebSocket, v12.stomp) with topics to listen to.
///
/// Each listener gets what is published in the order of publishing. One that reads too slowly is
/// cut off when its buffer is full, and never delays the others. A component that speaks in another
/// way has a `Broadcast` of its own, and then this endpoint is not there.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@ConditionalOnMissingBean(Broadcast.class)
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
            .setHandshakeHandler(new UncompressedHandshake())
            .setAllowedOriginPatterns("*");
  }
}
