package dev.flare.gnome.relay;

import dev.flare.service.stomp.CallerRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;

/// Lets through to the broker what Gnome's own endpoint would have done for a caller, and of each
/// frame only the headers that it takes for it.
///
/// A broker knows more: headers that make queues which stay, acknowledgements without which it
/// keeps everything, patterns in topics. The token is Gnome's and none of the broker's business.
final class ListenersOnly implements ChannelInterceptor {
  private static final long LEAST_BEAT_MS = 10_000;
  private static final Set<String> CONNECTING = Set.of("accept-version", "heart-beat");
  private static final Set<String> LISTENING = Set.of("id", "destination", "receipt");

  private final ObjectFactory<? extends MessageChannel> outbound;

  /// @param outbound to the listeners; asked for when there is something to say
  ListenersOnly(ObjectFactory<? extends MessageChannel> outbound) {
    this.outbound = outbound;
  }

  @Override
  public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
    StompHeaderAccessor frame =
        MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
    StompCommand command = frame == null ? null : frame.getCommand();
    if (frame == null || command == null) {
      return message; // a heart-beat
    }
    Optional<String> objection = rules(frame).objection(command, frame).or(() -> pattern(frame));
    objection.ifPresent(why -> refuse(frame, why));
    return objection.isPresent() ? null : passed(command, message, frame);
  }

  private static @Nullable Message<?> passed(
      StompCommand command, Message<?> message, StompHeaderAccessor frame) {
    return switch (command) {
      case CONNECT, STOMP -> connecting(message, frame);
      case SUBSCRIBE, UNSUBSCRIBE, DISCONNECT -> only(LISTENING, message, frame);
      case ACK, NACK, BEGIN, COMMIT, ABORT, SEND, CONNECTED, RECEIPT, MESSAGE, ERROR -> null;
    };
  }

  /// An ERROR ends the connection, now and then before the ERROR itself is out.
  private void refuse(StompHeaderAccessor frame, String why) {
    StompHeaderAccessor error = StompHeaderAccessor.create(StompCommand.ERROR);
    error.setSessionId(frame.getSessionId());
    error.setMessage(why);
    outbound.getObject().send(MessageBuilder.createMessage(new byte[0], error.getMessageHeaders()));
  }

  private static Optional<String> pattern(StompHeaderAccessor frame) {
    String destination = String.valueOf(frame.getDestination());
    return destination.contains("*") || destination.contains("#")
        ? Optional.of("Topics have no patterns")
        : Optional.empty();
  }

  private static CallerRules rules(StompHeaderAccessor frame) {
    Map<String, Object> session = Objects.requireNonNull(frame.getSessionAttributes());
    return (CallerRules) Objects.requireNonNull(session.get(RulesOfHandshake.NAME));
  }

  private static Message<?> connecting(Message<?> message, StompHeaderAccessor frame) {
    long[] beats = frame.getHeartbeat();
    frame.setHeartbeat(every(beats[0]), every(beats[1]));
    return only(CONNECTING, message, frame);
  }

  private static long every(long millis) {
    return millis == 0 ? 0 : Math.max(millis, LEAST_BEAT_MS);
  }

  private static Message<?> only(Set<String> names, Message<?> message, StompHeaderAccessor frame) {
    List.copyOf(frame.toNativeHeaderMap().keySet()).stream()
        .filter(name -> !names.contains(name))
        .forEach(frame::removeNativeHeader);
    return message;
  }
}
