package dev.flare.pulse.proxy;

import java.net.URI;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import reactor.core.publisher.Mono;

/// Lets both ends of a proxied WebSocket have their last word.
@Configuration(proxyBeanMethods = false)
class SocketWiring {
  @Bean
  @Primary
  WebSocketService towardsBrowsers(@Qualifier("webSocketService") WebSocketService gateways) {
    return (exchange, handler) ->
        gateways.handleRequest(exchange, new RefusalHandler(new LastWordHandler(handler)));
  }

  @Bean
  @Primary
  WebSocketClient towardsApps(ReactorNettyWebSocketClient gateways) {
    return new TowardsApps(gateways);
  }

  private record TowardsApps(WebSocketClient gateways) implements WebSocketClient {
    @Override
    public Mono<Void> execute(URI app, WebSocketHandler handler) {
      return execute(app, HttpHeaders.EMPTY, handler);
    }

    @Override
    public Mono<Void> execute(URI app, HttpHeaders headers, WebSocketHandler handler) {
      return Mono.defer(() -> {
        LastWordHandler toTheEnd = new LastWordHandler(handler);
        return gateways.execute(app, headers, toTheEnd).then(toTheEnd.end());
      });
    }
  }
}
