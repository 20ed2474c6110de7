package dev.flare.service.stomp;

import dev.flare.service.launch.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;

/// Lets callers connect with the right token and listen to topics, and nothing else: a frame SEND
/// would reach every other listener as if the component had said it.
final class ListenersOnly implements ChannelInterceptor {
  private static final String CONNECTED = "flare.connected";
  private static final String BEARER = "Bearer ";

  private final Optional<Secret> token;

  ListenersOnly(Optional<Secret> token) {
    this.token = token;
  }

  @Override
  public Message<?> preSend(Message<?> message, MessageChannel channel) {
    SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.wrap(message);
    SimpMessageType type = headers.getMessageType();
    if (type == SimpMessageType.CONNECT) {
      connect(message, headers);
    } else if (type == SimpMessageType.MESSAGE) {
      throw refused(message, "This endpoint only speaks; use the REST API to change something");
    } else if (type == SimpMessageType.SUBSCRIBE) {
      subscribe(message, headers);
    }
    return message;
  }

  private void connect(Message<?> message, SimpMessageHeaderAccessor headers) {
    if (!token.map(wanted -> wanted.matches(shown(message))).orElse(true)) {
      throw refused(message, "CONNECT needs the header Authorization: Bearer <ACCESS_TOKEN>");
    }
    Map<String, Object> session = headers.getSessionAttributes();
    if (session != null) {
      session.put(CONNECTED, true);
    }
  }

  private static void subscribe(Message<?> message, SimpMessageHeaderAccessor headers) {
    Map<String, Object> session = headers.getSessionAttributes();
    if (session == null || !session.containsKey(CONNECTED)) {
      throw refused(message, "CONNECT comes first");
    }
    String destination = headers.getDestination();
    if (destination == null || !destination.startsWith("/topic/")) {
      throw refused(message, "There is no %s; topics begin with /topic/".formatted(destination));
    }
  }

  private static String shown(Message<?> message) {
    @Nullable String header =
        StompHeaderAccessor.wrap(message).getFirstNativeHeader("Authorization");
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }

  private static MessageDeliveryException refused(Message<?> message, String why) {
    return new MessageDeliveryException(message, why);
  }
}
