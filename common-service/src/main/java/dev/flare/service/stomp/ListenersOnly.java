package dev.flare.service.stomp;

import dev.flare.service.launch.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;

/// Lets callers connect with the right token and listen to topics, and nothing else: a frame SEND
/// would reach every other listener as if the component had said it.
///
/// A refused frame is answered by ERROR, which ends the connection. A subscription that asks for a
/// receipt gets one as soon as nothing published can be missed any more, which Spring's simple
/// broker leaves out.
final class ListenersOnly implements ExecutorChannelInterceptor {
  private static final String CONNECTED = "flare.connected";
  private static final String BEARER = "Bearer ";

  private final Optional<Secret> token;
  private final MessageChannel answers;

  ListenersOnly(Optional<Secret> token, MessageChannel answers) {
    this.token = token;
    this.answers = answers;
  }

  @Override
  public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
    StompHeaderAccessor frame = StompHeaderAccessor.wrap(message);
    Optional<String> refusal = refusal(frame);
    refusal.ifPresent(why -> answer(StompCommand.ERROR, frame, "message", why));
    return refusal.isPresent() ? null : message;
  }

  @Override
  public void afterMessageHandled(
      Message<?> message,
      MessageChannel channel,
      MessageHandler handler,
      @Nullable Exception failure) {
    StompHeaderAccessor frame = StompHeaderAccessor.wrap(message);
    String receipt = frame.getReceipt();
    boolean subscribed =
        frame.getMessageType() == SimpMessageType.SUBSCRIBE
            && handler instanceof SimpleBrokerMessageHandler
            && failure == null;
    if (subscribed && receipt != null) {
      answer(StompCommand.RECEIPT, frame, "receipt-id", receipt);
    }
  }

  private Optional<String> refusal(StompHeaderAccessor frame) {
    SimpMessageType type = frame.getMessageType();
    return switch (type == null ? SimpMessageType.OTHER : type) {
      case CONNECT -> connect(frame);
      case SUBSCRIBE -> subscribe(frame);
      case MESSAGE -> Optional.of("This endpoint only speaks; changes go through the REST API");
      case CONNECT_ACK, UNSUBSCRIBE, HEARTBEAT, DISCONNECT, DISCONNECT_ACK, OTHER ->
          Optional.empty();
    };
  }

  private Optional<String> connect(StompHeaderAccessor frame) {
    if (!token.map(wanted -> wanted.matches(shown(frame))).orElse(true)) {
      return Optional.of("CONNECT needs the header Authorization: Bearer <ACCESS_TOKEN>");
    }
    Map<String, Object> session = frame.getSessionAttributes();
    if (session != null) {
      session.put(CONNECTED, true);
    }
    return Optional.empty();
  }

  private static Optional<String> subscribe(StompHeaderAccessor frame) {
    Map<String, Object> session = frame.getSessionAttributes();
    if (session == null || !session.containsKey(CONNECTED)) {
      return Optional.of("CONNECT comes first");
    }
    String destination = frame.getDestination();
    return destination != null && destination.startsWith("/topic/")
        ? Optional.empty()
        : Optional.of("There is no %s; topics begin with /topic/".formatted(destination));
  }

  private static String shown(StompHeaderAccessor frame) {
    String header = frame.getFirstNativeHeader("Authorization");
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }

  private void answer(StompCommand command, StompHeaderAccessor to, String header, String value) {
    StompHeaderAccessor frame = StompHeaderAccessor.create(command);
    frame.setSessionId(to.getSessionId());
    frame.setNativeHeader(header, value);
    answers.send(MessageBuilder.createMessage(new byte[0], frame.getMessageHeaders()));
  }
}
