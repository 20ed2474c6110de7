package dev.flare.service.stomp;

import dev.flare.service.launch.ServiceSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/// The STOMP endpoint `/ws` (plain WebSocket, v12.stomp) before a simple broker for `/topic`.
///
/// Each listener gets what is published in the order of publishing. One that reads too slowly is
/// cut off when its buffer is full, and never delays the others.
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class StompEndpoint implements WebSocketMessageBrokerConfigurer {
  private static final long HEARTBEAT_MS = 10_000;
  private static final int BUFFER_BYTES = 1024 * 1024;
  private static final int SEND_MS = 10_000;
  private static final int LARGEST_FRAME_BYTES = 16 * 1024;

  private final ServiceSettings settings;
  private final MessageChannel answers;

  StompEndpoint(
      ServiceSettings settings, @Lazy @Qualifier("clientOutboundChannel") MessageChannel answers) {
    this.settings = settings;
    this.answers = answers;
  }

  @Override
  public void registerStompEndpoints(StompEndpointRegistry registry) {
    // Who may connect from where is decided for all requests alike, by the access filter.
    registry.setPreserveReceiveOrder(true).addEndpoint("/ws").setAllowedOriginPatterns("*");
  }

  @Override
  public void configureMessageBroker(MessageBrokerRegistry registry) {
    registry.setPreservePublishOrder(true);
    registry
        .enableSimpleBroker("/topic")
        .setHeartbeatValue(new long[] {HEARTBEAT_MS, HEARTBEAT_MS})
        .setTaskScheduler(heartbeats());
  }

  @Override
  public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
    registration
        .setSendBufferSizeLimit(BUFFER_BYTES)
        .setSendTimeLimit(SEND_MS)
        .setMessageSizeLimit(LARGEST_FRAME_BYTES);
  }

  @Override
  public void configureClientInboundChannel(ChannelRegistration registration) {
    registration.interceptors(new ListenersOnly(settings.accessToken(), answers));
  }

  @Bean
  Broadcast broadcast(SimpMessagingTemplate template) {
    return new StompBroadcast(template);
  }

  private static SimpleAsyncTaskScheduler heartbeats() {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("stomp-heartbeat-");
    scheduler.setVirtualThreads(true);
    return scheduler;
  }
}
