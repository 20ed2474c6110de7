package dev.flare.service.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.launch.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ListenerTest {
  private static final String CONNECT =
      "CONNECT\naccept-version:1.1,1.2\nhost:x\nheart-beat:10000,10000\n\n\0";

  private final Topics topics = new Topics(new JsonMapper());
  private final PaperLine line = new PaperLine();
  private final Listener listener = listener(line);
  private long nanos;

  @Test
  void speaksTheNewestVersionThatTheCallerKnows() {
    says(CONNECT);
    assertThat(line.frames())
        .containsExactly("CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0");
  }

  @Test
  void refusesACallerWhoKnowsNoVersionOfOurs() {
    says("CONNECT\naccept-version:2.0\nhost:x\n\n\0");
    assertThat(line.frames()).singleElement().asString().startsWith("ERROR\n");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void hearsItsTopicsUnderItsOwnIds() {
    says(CONNECT, subscribe("a:b\\\\c", "/topic/numbers"), subscribe("7", "/topic/texts"));
    topics.send("/topic/numbers", Map.of("n", 1));
    topics.send("/topic/texts", "é");
    topics.send("/topic/others", "x");
    assertThat(line.frames().subList(1, line.frames().size()))
        .containsExactly(
            """
            MESSAGE
            destination:/topic/numbers
            message-id:1
            content-type:application/json
            content-length:7
            subscription:a\\cb\\\\c

            {"n":1}\0\
            """,
            """
            MESSAGE
            destination:/topic/texts
            message-id:2
            content-type:application/json
            content-length:4
            subscription:7

            "é"\0\
            """);
  }

  @Test
  void getsAReceiptOnceNothingCanBeMissed() {
    says(CONNECT, "SUBSCRIBE\nid:0\ndestination:/topic/numbers\nreceipt:r-1\n\n\0");
    topics.send("/topic/numbers", 1);
    assertThat(line.frames()).hasSize(3);
    assertThat(line.frames().get(1)).isEqualTo("RECEIPT\nreceipt-id:r-1\n\n\0");
  }

  @Test
  void understandsFramesThatComeInPiecesOrTogether() {
    String all = CONNECT + "\n\n" + subscribe("0", "/topic/numbers") + "\n";
    for (byte each : all.getBytes(StandardCharsets.UTF_8)) {
      listener.receive(ByteBuffer.wrap(new byte[] {each}), nanos);
    }
    topics.send("/topic/numbers", 1);
    assertThat(line.frames()).hasSize(2);

    PaperLine other = new PaperLine();
    listener(other).receive(bytes(all), nanos);
    topics.send("/topic/numbers", 2);
    assertThat(other.frames()).hasSize(2);
  }

  @Test
  void hearsNoMoreOfATopicItLeft() {
    says(CONNECT, subscribe("0", "/topic/numbers"), subscribe("1", "/topic/texts"));
    says("UNSUBSCRIBE\nid:0\n\n\0");
    topics.send(List.of("/topic/numbers", "/topic/texts"), 1);
    assertThat(line.frames()).hasSize(2);
    assertThat(line.frames().get(1)).contains("destination:/topic/texts");
  }

  @Test
  void hearsATopicOnceWhenItUsesTheSameIdAgain() {
    says(CONNECT, subscribe("0", "/topic/texts"), subscribe("0", "/topic/numbers"));
    topics.send(List.of("/topic/numbers", "/topic/texts"), 1);
    assertThat(line.frames()).hasSize(2);
    assertThat(line.frames().get(1)).contains("destination:/topic/numbers");
  }

  @Test
  void isLetGoWithAReceipt() {
    says(CONNECT, "DISCONNECT\nreceipt:bye\n\n\0");
    assertThat(line.frames()).last().isEqualTo("RECEIPT\nreceipt-id:bye\n\n\0");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void isToldNothingOnceItIsGone() {
    says(CONNECT, subscribe("0", "/topic/numbers"));
    listener.gone();
    topics.send("/topic/numbers", 1);
    assertThat(line.frames()).hasSize(1);
  }

  @Test
  void leavesTheOthersAloneWhenItsConnectionBreaksWhileItIsTold() {
    PaperLine other = new PaperLine();
    listener(other).receive(bytes(CONNECT + subscribe("0", "/topic/numbers")), nanos);
    says(CONNECT, subscribe("0", "/topic/numbers"));
    line.breaks();
    topics.send("/topic/numbers", 1);
    topics.send("/topic/numbers", 2);
    assertThat(other.frames()).hasSize(3);
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void isOneOfAThousandWhoHearTheSame() {
    List<PaperLine> lines = IntStream.range(0, 1000).mapToObj(_ -> new PaperLine()).toList();
    lines.forEach(
        each -> listener(each).receive(bytes(CONNECT + subscribe("0", "/topic/numbers")), nanos));
    IntStream.rangeClosed(1, 10).forEach(n -> topics.send("/topic/numbers", n));
    List<String> heard = lines.getFirst().frames();
    assertThat(heard).hasSize(11).last().asString().endsWith("\n\n10\0");
    assertThat(lines).allSatisfy(each -> assertThat(each.frames()).isEqualTo(heard));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUBSCRIBE\nid:0\ndestination:/topic/numbers\n\n\0",
        "UNSUBSCRIBE\nid:0\n\n\0",
        "SEND\ndestination:/topic/numbers\n\n1\0",
        "CONNECTED\nversion:1.2\n\n\0",
        "HELLO\n\n\0",
        "CONNECT\nno colon\n\n\0",
      })
  void refusesWhoDoesNotConnectFirst(String frame) {
    says(frame);
    assertThat(line.frames()).singleElement().asString().startsWith("ERROR\nmessage:");
    assertThat(line.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEND\ndestination:/topic/numbers\n\n1\0",
        "SUBSCRIBE\nid:0\ndestination:/queue/numbers\n\n\0",
        "SUBSCRIBE\ndestination:/topic/numbers\n\n\0",
        "MESSAGE\ndestination:/topic/numbers\n\n1\0",
      })
  void refusesWhatNobodyMayDo(String frame) {
    says(CONNECT, frame);
    topics.send("/topic/numbers", 1);
    assertThat(line.frames()).hasSize(2).last().asString().startsWith("ERROR\nmessage:");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void refusesAFrameThatNeverEnds() {
    says("CONNECT\nhost:" + "x".repeat(Listener.LARGEST_FRAME_BYTES));
    assertThat(line.frames()).singleElement().asString().startsWith("ERROR\nmessage:");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void obeysNothingThatComesBehindARefusedFrame() {
    says(CONNECT + "SEND\n\n\0" + subscribe("0", "/topic/numbers"));
    topics.send("/topic/numbers", 1);
    assertThat(line.frames()).hasSize(2);
  }

  @Test
  void needsTheTokenWhereThereIsOne() {
    for (String header : List.of("", "Authorization:Bearer wrong\n", "Authorization:right\n")) {
      PaperLine refused = new PaperLine();
      guarded(refused).receive(bytes("CONNECT\naccept-version:1.2\n" + header + "\n\0"), nanos);
      assertThat(refused.frames()).singleElement().asString().startsWith("ERROR\n");
      assertThat(refused.isClosed()).isTrue();
    }
    guarded(line)
        .receive(bytes("CONNECT\naccept-version:1.2\nAuthorization:Bearer right\n\n\0"), nanos);
    assertThat(line.frames()).singleElement().asString().startsWith("CONNECTED\n");
  }

  @Test
  void hearsAHeartbeatAsOftenAsItWants() {
    says("CONNECT\naccept-version:1.2\nheart-beat:0,20000\n\n\0");
    beatsAfter(Duration.ofMillis(19_999));
    assertThat(line.frames()).hasSize(1);
    beatsAfter(Duration.ofMillis(1));
    assertThat(line.frames()).hasSize(2).last().isEqualTo("\n");
    beatsAfter(Duration.ofMillis(19_999));
    assertThat(line.frames()).hasSize(2);
    beatsAfter(Duration.ofMillis(1));
    assertThat(line.frames()).hasSize(3);
  }

  @Test
  void hearsNoHeartbeatThatItDoesNotWant() {
    says("CONNECT\naccept-version:1.2\n\n\0");
    beatsAfter(Duration.ofDays(1));
    assertThat(line.frames()).hasSize(1);
    assertThat(line.isClosed()).isFalse();
  }

  @Test
  void isGivenUpWhenItIsSilentForThreeHeartbeats() {
    says(CONNECT);
    beatsAfter(Duration.ofSeconds(30));
    says("\n");
    beatsAfter(Duration.ofSeconds(30));
    assertThat(line.isClosed()).isFalse();
    beatsAfter(Duration.ofNanos(1));
    assertThat(line.isClosed()).isTrue();
  }

  private void beatsAfter(Duration pause) {
    nanos += pause.toNanos();
    listener.beat(nanos);
  }

  private void says(String... frames) {
    for (String each : frames) {
      listener.receive(bytes(each), nanos);
    }
  }

  private Listener listener(Line line) {
    return new Listener(topics, new CallerRules(Optional.empty()), outbox(line), nanos);
  }

  private Listener guarded(Line line) {
    return new Listener(
        topics, new CallerRules(Optional.of(new Secret("right"))), outbox(line), nanos);
  }

  private static Outbox outbox(Line line) {
    return new Outbox(line, Runnable::run, 1_000_000);
  }

  private static String subscribe(String id, String destination) {
    return "SUBSCRIBE\nid:%s\ndestination:%s\n\n\0".formatted(id, destination);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
