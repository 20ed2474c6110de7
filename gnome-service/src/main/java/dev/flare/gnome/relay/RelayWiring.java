package dev.flare.gnome.relay;

import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.stomp.UncompressedHandshake;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompReactorNettyCodec;
import org.springframework.messaging.tcp.reactor.ReactorNettyTcpClient;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import tools.jackson.databind.json.JsonMapper;

/// Puts Spring's relay to a STOMP broker behind `/ws`.
///
/// No `@Configuration`: it is added by the launch, and by no search for components.
@EnableWebSocketMessageBroker
public class RelayWiring implements WebSocketMessageBrokerConfigurer {
  private static final int LARGEST_FRAME_BYTES = 16 * 1024;
  private static final int BUFFER_BYTES = 1024 * 1024;
  private static final int SEND_MS = 10_000;

  private final BrokerAddress broker;
  private final ServiceSettings settings;
  private final ObjectProvider<MessageChannel> outbound;
  private final OpenSockets sockets = new OpenSockets();

  RelayWiring(
      BrokerAddress broker,
      ServiceSettings settings,
      @Qualifier("clientOutboundChannel") ObjectProvider<MessageChannel> outbound) {
    this.broker = broker;
    this.settings = settings;
    this.outbound = outbound;
  }

  @Override
  public void configureMessageBroker(MessageBrokerRegistry registry) {
    registry.setPreservePublishOrder(true);
    registry
        .enableStompBrokerRelay("/topic")
        .setSystemLogin(broker.login())
        .setSystemPasscode(broker.passcode().value())
        .setClientLogin(broker.login())
        .setClientPasscode(broker.passcode().value())
        .setVirtualHost(broker.virtualHost())
        .setTcpClient(
            new ReactorNettyTcpClient<>(
                broker.host(), broker.port(), new StompReactorNettyCodec()));
  }

  /// Who may connect from where is decided for all requests alike, by the access filter.
  @Override
  public void registerStompEndpoints(StompEndpointRegistry registry) {
    registry
        .addEndpoint("/ws")
        .setHandshakeHandler(new UncompressedHandshake())
        .addInterceptors(new RulesOfHandshake(settings.accessToken()))
        .setAllowedOriginPatterns("*");
  }

  /// A listener's frames are handled by the thread that reads them, and thus in their order.
  @Override
  public void configureClientInboundChannel(ChannelRegistration channel) {
    channel.executor(new SyncTaskExecutor()).interceptors(new ListenersOnly(outbound));
  }

  @Override
  public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
    transport
        .setMessageSizeLimit(LARGEST_FRAME_BYTES)
        .setSendBufferSizeLimit(BUFFER_BYTES)
        .setSendTimeLimit(SEND_MS)
        .addDecoratorFactory(sockets);
  }

  @Bean
  RelayedBroadcast relayedBroadcast(
      @Qualifier("brokerChannel") MessageChannel relay, JsonMapper json, MeterRegistry meters) {
    return new RelayedBroadcast(relay, json, sockets::closeAll, meters);
  }
}
