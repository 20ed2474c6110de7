package dev.flare.gnome.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.launch.Secret;
import dev.flare.service.stomp.CallerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;

class ListenersOnlyTest {
  private final List<Message<?>> said = new ArrayList<>();
  private final MessageChannel outbound = (message, _) -> said.add(message);
  private final ListenersOnly guard = new ListenersOnly(() -> outbound);

  @Test
  void tellsTheBrokerNeitherTheTokenNorWhatElseACallerSends() {
    @Nullable Message<?> passed =
        passed(
            frame(
                StompCommand.CONNECT,
                "accept-version",
                "1.2",
                "heart-beat",
                "1,0",
                "login",
                "somebody",
                "passcode",
                "of theirs",
                "Authorization",
                "Bearer right"));
    assertThat(headers(passed))
        .isEqualTo(Map.of("accept-version", List.of("1.2"), "heart-beat", List.of("10000,0")));
  }

  @Test
  void letsAListenerAskForATopicAndForNothingAroundIt() {
    @Nullable Message<?> passed =
        passed(
            frame(
                StompCommand.SUBSCRIBE,
                "id",
                "1",
                "destination",
                "/topic/decisions",
                "receipt",
                "r",
                "durable",
                "true",
                "x-queue-name",
                "mine",
                "ack",
                "client"));
    assertThat(headers(passed)).containsOnlyKeys("id", "destination", "receipt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONNECT | Authorization | Bearer wrong | CONNECT needs the header",
        "SEND | destination | /topic/decisions | This endpoint only speaks",
        "SUBSCRIBE | destination | /queue/mine | topics begin with /topic/",
        "SUBSCRIBE | destination | /topic/# | Topics have no patterns",
        "SUBSCRIBE | destination | /topic/*.BTCUSDT | Topics have no patterns",
        "MESSAGE | destination | /topic/decisions | Only a server says MESSAGE"
      })
  void refusesWithAReason(StompCommand command, String name, String value, String reason) {
    assertThat(passed(frame(command, "id", "1", name, value))).isNull();
    StompHeaderAccessor answer = StompHeaderAccessor.wrap(said.getFirst());
    assertThat(answer.getCommand()).isEqualTo(StompCommand.ERROR);
    assertThat(answer.getMessage()).contains(reason);
    assertThat(answer.getSessionId()).isEqualTo("s");
  }

  @Test
  void dropsWhatGnomesOwnEndpointTakesNoNoticeOf() {
    assertThat(passed(frame(StompCommand.ACK, "id", "1"))).isNull();
    assertThat(passed(frame(StompCommand.BEGIN, "transaction", "1"))).isNull();
    assertThat(said).isEmpty();
  }

  @Test
  void letsHeartBeatsThrough() {
    Message<byte[]> beat =
        MessageBuilder.createMessage(
            new byte[0], StompHeaderAccessor.createForHeartbeat().getMessageHeaders());
    assertThat(passed(beat)).isSameAs(beat);
  }

  private @Nullable Message<?> passed(Message<?> message) {
    return guard.preSend(message, outbound);
  }

  private static Map<String, List<String>> headers(@Nullable Message<?> message) {
    return StompHeaderAccessor.wrap(Objects.requireNonNull(message)).toNativeHeaderMap();
  }

  private static Message<?> frame(StompCommand command, String... headers) {
    StompHeaderAccessor frame = StompHeaderAccessor.create(command);
    for (int at = 0; at < headers.length; at += 2) {
      frame.setNativeHeader(headers[at], headers[at + 1]);
    }
    frame.setDestination(frame.getFirstNativeHeader("destination"));
    frame.setSubscriptionId(frame.getFirstNativeHeader("id"));
    frame.setSessionId("s");
    frame.setSessionAttributes(
        Map.of(RulesOfHandshake.NAME, new CallerRules(Optional.of(new Secret("right")))));
    frame.setLeaveMutable(true);
    return MessageBuilder.createMessage(new byte[0], frame.getMessageHeaders());
  }
}
