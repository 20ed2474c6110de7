package dev.flare.service.stomp;

import dev.flare.service.launch.Secret;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/// One caller, who may connect with the right token and listen to topics, and nothing else: a frame
/// SEND would reach every other listener as if the component had said it.
///
/// A frame that is refused is answered by ERROR, which ends the connection. The receipt of a
/// subscription says that nothing published can be missed any more.
final class Listener {
  static final int LARGEST_FRAME_BYTES = 16 * 1024;
  private static final String BEARER = "Bearer ";
  private static final List<String> VERSIONS = List.of("1.2", "1.1", "1.0");

  private final BufferingStompDecoder decoder =
      new BufferingStompDecoder(new StompDecoder(), LARGEST_FRAME_BYTES);
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Topics topics;
  private final Optional<Secret> token;
  private final Outbox outbox;
  private final Heartbeat heartbeat;
  private boolean connected;

  /// @param nanos when the connection began, in real time
  Listener(Topics topics, Optional<Secret> token, Outbox outbox, long nanos) {
    this.topics = topics;
    this.token = token;
    this.outbox = outbox;
    this.heartbeat = new Heartbeat(nanos);
  }

  /// Takes what came in, which may be less than a frame, or more.
  synchronized void receive(ByteBuffer bytes, long nanos) {
    heartbeat.heard(nanos);
    try {
      for (Message<byte[]> each : decoder.decode(bytes)) {
        take(StompHeaderAccessor.wrap(each));
      }
    } catch (StompConversionException | IllegalArgumentException e) {
      refuse("Not a STOMP frame: " + e.getMessage());
    }
  }

  /// Shows that the component is there, and gives up a caller who seems not to be.
  synchronized void beat(long nanos) {
    if (heartbeat.isLost(nanos)) {
      outbox.end();
    } else if (heartbeat.isDue(nanos)) {
      outbox.put(Frame.HEARTBEAT);
    }
  }

  /// The connection has ended.
  synchronized void gone() {
    outbox.end();
    subscriptions.values().forEach(topics::remove);
    subscriptions.clear();
  }

  private void take(StompHeaderAccessor frame) {
    StompCommand command = frame.getCommand();
    if (command != null && !outbox.hasEnded()) {
      answer(command, frame).ifPresentOrElse(this::refuse, () -> confirm(frame));
      if (command == StompCommand.DISCONNECT) {
        outbox.end();
      }
    }
  }

  /// Does what the frame asks for, or says why not.
  private Optional<String> answer(StompCommand command, StompHeaderAccessor frame) {
    return switch (command) {
      case CONNECT, STOMP -> connect(frame);
      case SEND -> Optional.of("This endpoint only speaks; changes go through the REST API");
      case CONNECTED, RECEIPT, MESSAGE, ERROR -> Optional.of("Only a server says " + command);
      case SUBSCRIBE -> connected ? subscribe(frame) : connectFirst();
      case UNSUBSCRIBE -> connected ? unsubscribe(frame) : connectFirst();
      case DISCONNECT, ACK, NACK, BEGIN, COMMIT, ABORT ->
          connected ? Optional.empty() : connectFirst();
    };
  }

  private static Optional<String> connectFirst() {
    return Optional.of("CONNECT comes first");
  }

  private Optional<String> connect(StompHeaderAccessor frame) {
    if (!token.map(wanted -> wanted.matches(shown(frame))).orElse(true)) {
      return Optional.of("CONNECT needs the header Authorization: Bearer <ACCESS_TOKEN>");
    }
    Optional<String> version =
        VERSIONS.stream().filter(frame.getAcceptVersion()::contains).findFirst();
    if (version.isEmpty() && !frame.getAcceptVersion().isEmpty()) {
      return Optional.of("This endpoint speaks STOMP 1.2");
    }
    long[] beats = frame.getHeartbeat();
    heartbeat.agree(beats[0], beats[1]);
    connected = true;
    outbox.put(Frame.connected(version.orElse("1.0")));
    return Optional.empty();
  }

  private Optional<String> subscribe(StompHeaderAccessor frame) {
    String id = frame.getSubscriptionId();
    String destination = frame.getDestination();
    if (id == null || destination == null || !destination.startsWith("/topic/")) {
      return Optional.of("There is no %s; topics begin with /topic/".formatted(destination));
    }
    forget(id);
    Subscription subscription = new Subscription(id, destination, outbox);
    subscriptions.put(id, subscription);
    topics.add(subscription);
    return Optional.empty();
  }

  private Optional<String> unsubscribe(StompHeaderAccessor frame) {
    forget(frame.getSubscriptionId());
    return Optional.empty();
  }

  private void forget(@Nullable String id) {
    Subscription known = subscriptions.remove(id);
    if (known != null) {
      topics.remove(known);
    }
  }

  private static String shown(StompHeaderAccessor frame) {
    String header = frame.getFirstNativeHeader("Authorization");
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }

  private void confirm(StompHeaderAccessor frame) {
    String receipt = frame.getReceipt();
    if (receipt != null) {
      outbox.put(Frame.receipt(receipt));
    }
  }

  private void refuse(String why) {
    outbox.put(Frame.error(why));
    outbox.end();
  }
}
