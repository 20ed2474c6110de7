package dev.flare.service.stomp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/// One caller, who may do what the rules allow.
///
/// A frame that is refused is answered by ERROR, which ends the connection. The receipt of a
/// subscription says that nothing published can be missed any more.
final class Listener {
  static final int LARGEST_FRAME_BYTES = 16 * 1024;
  private static final List<String> VERSIONS = List.of("1.2", "1.1", "1.0");

  private final BufferingStompDecoder decoder =
      new BufferingStompDecoder(new StompDecoder(), LARGEST_FRAME_BYTES);
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Topics topics;
  private final CallerRules rules;
  private final Outbox outbox;
  private final Heartbeat heartbeat;
  private boolean connected;

  /// @param nanos when the connection began, in real time
  Listener(Topics topics, CallerRules rules, Outbox outbox, long nanos) {
    this.topics = topics;
    this.rules = rules;
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
    Optional<String> objection = rules.objection(command, frame);
    return objection.isPresent() ? objection : obey(command, frame);
  }

  private Optional<String> obey(StompCommand command, StompHeaderAccessor frame) {
    return switch (command) {
      case CONNECT, STOMP -> connect(frame);
      case SUBSCRIBE -> connected ? subscribe(frame) : connectFirst();
      case UNSUBSCRIBE -> connected ? unsubscribe(frame) : connectFirst();
      case DISCONNECT, ACK, NACK, BEGIN, COMMIT, ABORT, SEND, CONNECTED, RECEIPT, MESSAGE, ERROR ->
          connected ? Optional.empty() : connectFirst();
    };
  }

  private static Optional<String> connectFirst() {
    return Optional.of("CONNECT comes first");
  }

  private Optional<String> connect(StompHeaderAccessor frame) {
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
    String id = Objects.requireNonNull(frame.getSubscriptionId());
    String destination = Objects.requireNonNull(frame.getDestination());
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
