package dev.flare.service.stomp;

import dev.flare.service.launch.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/// What one caller may ask for: to connect with the right token and to listen to topics, and
/// nothing else. A frame SEND would reach every other listener as if the component had said it.
///
/// @param token that CONNECT has to show
public record CallerRules(Optional<Secret> token) {
  private static final String BEARER = "Bearer ";

  /// A gateway shows the token with the handshake, in the place of browsers that never learn it; no
  /// page can do so. Then CONNECT need not show it again.
  public static CallerRules of(Optional<Secret> token, HttpHeaders handshake) {
    String shown = shown(handshake.getFirst(HttpHeaders.AUTHORIZATION));
    return new CallerRules(token.filter(wanted -> !wanted.matches(shown)));
  }

  /// Why a frame is refused; empty when it may pass.
  public Optional<String> objection(StompCommand command, StompHeaderAccessor frame) {
    return switch (command) {
      case CONNECT, STOMP -> withoutToken(frame);
      case SUBSCRIBE -> toNoTopic(frame);
      case SEND -> Optional.of("This endpoint only speaks; changes go through the REST API");
      case CONNECTED, RECEIPT, MESSAGE, ERROR -> Optional.of("Only a server says " + command);
      case UNSUBSCRIBE, DISCONNECT, ACK, NACK, BEGIN, COMMIT, ABORT -> Optional.empty();
    };
  }

  private Optional<String> withoutToken(StompHeaderAccessor frame) {
    return token
        .filter(wanted -> !wanted.matches(shown(frame.getFirstNativeHeader("Authorization"))))
        .map(_ -> "CONNECT needs the header Authorization: Bearer <ACCESS_TOKEN>");
  }

  private static Optional<String> toNoTopic(StompHeaderAccessor frame) {
    String destination = frame.getDestination();
    boolean topic = destination != null && destination.startsWith("/topic/");
    return topic && frame.getSubscriptionId() != null
        ? Optional.empty()
        : Optional.of("There is no %s; topics begin with /topic/".formatted(destination));
  }

  private static String shown(@Nullable String header) {
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }
}
