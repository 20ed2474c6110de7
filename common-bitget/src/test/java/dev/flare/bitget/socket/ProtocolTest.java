package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Granularity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
  private static final Topic.Candles BTC = new Topic.Candles("BTCUSDT", Granularity.FIVE_MINUTES);
  private static final Topic.Candles ETH = new Topic.Candles("ETHUSDT", Granularity.FIVE_MINUTES);
  private static final Pattern SYMBOL = Pattern.compile("\"instId\":\"([A-Z0-9]+)\"");

  private int connections;
  private final Protocol protocol = new Protocol(1, new Random(7), () -> ++connections);
  private Duration now = Duration.ofHours(-3);

  @Test
  void connectsForTheFirstTopicOnly() {
    assertThat(on(new Event.TimePassed())).isEmpty();
    assertThat(on(new Event.Asked(BTC))).containsExactly(new Step.Connect(1));
    assertThat(on(new Event.Asked(ETH))).isEmpty();
  }

  @Test
  void subscribesToAllInOneMessage() {
    on(new Event.Asked(BTC));
    on(new Event.Asked(ETH));

    assertThat(on(new Event.Opened(1)))
        .containsExactly(
            new Step.Send(
                1,
                """
                {"op":"subscribe","args":[\
                {"instType":"SPOT","channel":"candle5m","instId":"BTCUSDT"},\
                {"instType":"SPOT","channel":"candle5m","instId":"ETHUSDT"}]}\
                """));
  }

  @Test
  void addsALaterTopicAtMostOnceASecond() {
    talk(BTC);
    on(new Event.Asked(ETH));

    assertThat(after(Duration.ofMillis(999))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .singleElement()
        .satisfies(step -> assertThat(symbols(step)).containsExactly("ETHUSDT"));
  }

  @Test
  void keepsEverySubscriptionBelow4096Bytes() {
    Set<String> wanted = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      wanted.add("COIN" + i + "USDT");
      on(new Event.Asked(new Topic.Candles("COIN" + i + "USDT", Granularity.SIX_HOURS)));
    }
    List<Step> steps = new ArrayList<>(on(new Event.Opened(1)));
    for (int i = 0; i < 60; i++) {
      steps.addAll(after(Duration.ofSeconds(1)));
    }

    List<String> subscribed = steps.stream().flatMap(step -> symbols(step).stream()).toList();
    assertThat(subscribed).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(steps)
        .allSatisfy(step -> assertThat(bytes(step)).isLessThan(Requests.LARGEST_MESSAGE));
  }

  @Test
  void hasRoomForFiftyTopics() {
    for (int i = 0; i < 49; i++) {
      on(new Event.Asked(new Topic.Candles("COIN" + i + "USDT", Granularity.ONE_HOUR)));
    }
    assertThat(protocol.hasRoom()).isTrue();

    on(new Event.Asked(BTC));

    assertThat(protocol.hasRoom()).isFalse();
    assertThat(protocol.carries(BTC)).isTrue();
    assertThat(protocol.carries(ETH)).isFalse();
  }

  @Test
  void sendsNoMoreThan240RequestsInAnHour() {
    Requests requests = new Requests(List.of());
    int sent = 0;
    for (int second = 0; second < 3600; second++) {
      requests.subscribe(new Topic.Candles("COIN" + second + "USDT", Granularity.ONE_HOUR));
      sent += requests.next(Duration.ofSeconds(second)).isPresent() ? 1 : 0;
    }

    assertThat(sent).isEqualTo(240);
    assertThat(requests.next(Duration.ofHours(1))).isPresent();
  }

  @Test
  void pingsEveryTwentySeconds() {
    talk(BTC);

    assertThat(after(Duration.ofMillis(19_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).containsExactly(new Step.Send(1, "ping"));
    on(new Event.Received(1, new Message.Pong()));
    assertThat(after(Duration.ofMillis(19_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).containsExactly(new Step.Send(1, "ping"));
  }

  @Test
  void givesUpAConnectionThatOwesAPongForTenSeconds() {
    talk(BTC);
    after(Duration.ofSeconds(20));

    assertThat(after(Duration.ofMillis(9_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1)))
        .containsExactly(new Step.HangUp(1), interrupted("no pong in 10 s", BTC));
  }

  @Test
  void givesUpAConnectionWithoutCandlesForThreeIntervals() {
    talk(BTC);
    Duration since = now;
    on(new Event.Received(1, pushed(BTC)));

    List<Step> steps = new ArrayList<>();
    while (steps.isEmpty()) {
      steps.addAll(afterWithPong(Duration.ofSeconds(1)));
    }

    assertThat(now.minus(since)).isEqualTo(Duration.ofMinutes(15));
    assertThat(steps)
        .containsExactly(new Step.HangUp(1), interrupted("nothing pushed in 900 s", BTC));
  }

  @Test
  void renewsAConnectionBeforeItsDayIsOver() {
    talk(BTC);
    Duration since = now;

    List<Step> steps = new ArrayList<>();
    while (steps.isEmpty()) {
      on(new Event.Asked(BTC));
      on(new Event.Received(1, pushed(BTC)));
      steps.addAll(afterWithPong(Duration.ofSeconds(1)));
    }

    assertThat(now.minus(since)).isEqualTo(Duration.ofHours(23));
    assertThat(steps).first().isEqualTo(new Step.HangUp(1));
  }

  @Test
  void comesBackWithEverythingSubscribedAnew() {
    talk(BTC);
    on(new Event.Asked(ETH));
    assertThat(on(new Event.Lost(1, "reset"))).containsExactly(interrupted("reset", BTC, ETH));

    assertThat(after(Duration.ofSeconds(2))).containsExactly(new Step.Connect(2));
    assertThat(on(new Event.Opened(2)))
        .singleElement()
        .satisfies(step -> assertThat(symbols(step)).containsExactly("BTCUSDT", "ETHUSDT"));
  }

  @Test
  void waitsLongerAfterEachFailureUpToAMinute() {
    on(new Event.Asked(BTC));
    List<Long> waits = new ArrayList<>();
    for (int connection = 1; connection <= 8; connection++) {
      on(new Event.Lost(connection, "refused"));
      Duration since = now;
      untilConnected(connection + 1);
      waits.add(now.minus(since).toMillis());
    }

    assertThat(waits.get(0)).isBetween(1_000L, 2_000L);
    assertThat(waits.get(1)).isBetween(2_000L, 4_000L);
    assertThat(waits.get(4)).isBetween(16_000L, 32_000L);
    assertThat(waits.subList(5, 8))
        .allSatisfy(wait -> assertThat(wait).isBetween(30_000L, 60_000L));
    assertThat(Set.copyOf(waits.subList(5, 8))).hasSizeGreaterThan(1);
  }

  @Test
  void comesBackSoonAfterAConnectionThatLasted() {
    on(new Event.Asked(BTC));
    for (int connection = 1; connection <= 5; connection++) {
      on(new Event.Lost(connection, "refused"));
      untilConnected(connection + 1);
    }
    on(new Event.Opened(6));
    for (int second = 0; second < 60; second++) {
      afterWithPong(Duration.ofSeconds(1));
    }
    on(new Event.Lost(6, "reset"));

    assertThat(after(Duration.ofSeconds(2))).containsExactly(new Step.Connect(7));
  }

  @Test
  void givesUpAnAttemptThatLeadsNowhere() {
    on(new Event.Asked(BTC));

    assertThat(after(Duration.ofSeconds(30)))
        .containsExactly(new Step.HangUp(1), interrupted("no connection in time", BTC));
  }

  @Test
  void doesNotListenToAnAbandonedConnection() {
    talk(BTC);
    on(new Event.Lost(1, "reset"));
    after(Duration.ofSeconds(2));

    assertThat(on(new Event.Opened(1))).isEmpty();
    assertThat(on(new Event.Received(1, pushed(BTC)))).isEmpty();
    assertThat(on(new Event.Lost(1, "again"))).isEmpty();
    assertThat(on(new Event.Opened(2))).hasSize(1);
  }

  @Test
  void handsOnWhatIsPushed() {
    talk(BTC);

    assertThat(on(new Event.Received(1, pushed(BTC))))
        .containsExactly(new Step.Deliver(pushed(BTC)));
  }

  @Test
  void leavesARefusedTopicToRest() {
    talk(BTC);
    on(new Event.Asked(ETH));
    after(Duration.ofSeconds(1));
    on(refusal(Optional.of(ETH), "30001"));
    on(new Event.Lost(1, "reset"));
    after(Duration.ofSeconds(2));

    assertThat(on(new Event.Opened(2)))
        .singleElement()
        .satisfies(step -> assertThat(symbols(step)).containsExactly("BTCUSDT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30006", "30007", "429"})
  void staysAwayForFiveMinutesAfterTooMuch(String code) {
    talk(BTC);
    assertThat(on(refusal(Optional.empty(), code))).first().isEqualTo(new Step.HangUp(1));

    assertThat(after(Duration.ofMillis(299_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).containsExactly(new Step.Connect(2));
  }

  @Test
  void staysAwayForFiveMinutesWhenTurnedAwayForTooMuch() {
    on(new Event.Asked(BTC));
    assertThat(on(new Event.TurnedAway(1, 429)))
        .containsExactly(interrupted("HTTP 429 in place of a WebSocket", BTC));

    assertThat(after(Duration.ofMillis(299_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).containsExactly(new Step.Connect(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 403, 502})
  void triesAgainSoonWhenTurnedAwayOtherwise(int status) {
    on(new Event.Asked(BTC));
    on(new Event.TurnedAway(1, status));

    assertThat(after(Duration.ofMillis(999))).isEmpty();
    assertThat(after(Duration.ofMillis(1001))).containsExactly(new Step.Connect(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"30002", "30003", "30004", "30005", "30011", "30012", "30013", "30014", "30015"})
  void neverComesBackWhenWhatItSaysIsNotAllowed(String code) {
    talk(BTC);
    assertThat(on(refusal(Optional.empty(), code))).first().isEqualTo(new Step.HangUp(1));

    assertThat(after(Duration.ofDays(1))).noneMatch(Step.Connect.class::isInstance);
    assertThat(on(new Event.Asked(ETH))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30001", "30016", "95001"})
  void goesOnWhenARefusalNamesNothing(String code) {
    talk(BTC);

    assertThat(on(refusal(Optional.empty(), code)))
        .containsExactly(new Step.Note("The exchange said %s no".formatted(code)));
    assertThat(after(Duration.ofSeconds(20))).containsExactly(new Step.Send(1, "ping"));
  }

  @Test
  void unsubscribesWhatNobodyAsksForAnyMore() {
    talk(BTC);
    on(new Event.Asked(ETH));
    Duration since = now;
    List<Step> steps = new ArrayList<>();
    while (steps.stream().noneMatch(Step.Forget.class::isInstance)) {
      on(new Event.Asked(BTC));
      on(new Event.Received(1, pushed(BTC)));
      steps = new ArrayList<>(afterWithPong(Duration.ofSeconds(1)));
    }

    assertThat(now.minus(since)).isEqualTo(Duration.ofMinutes(25));
    assertThat(steps)
        .containsExactly(
            new Step.Forget(ETH),
            new Step.Send(
                1,
                """
                {"op":"unsubscribe","args":[\
                {"instType":"SPOT","channel":"candle5m","instId":"ETHUSDT"}]}\
                """));
  }

  private void talk(Topic topic) {
    on(new Event.Asked(topic));
    on(new Event.Opened(1));
  }

  private void untilConnected(int connection) {
    while (!after(Duration.ofMillis(1)).contains(new Step.Connect(connection))) {
      assertThat(now).isLessThan(Duration.ofDays(1));
    }
  }

  private List<Step> on(Event event) {
    return protocol.on(event, now);
  }

  private List<Step> after(Duration duration) {
    now = now.plus(duration);
    return on(new Event.TimePassed());
  }

  /// Lets time pass at an exchange that answers pings; they and subscriptions are not told.
  private List<Step> afterWithPong(Duration duration) {
    List<Step> steps = new ArrayList<>(after(duration));
    for (int connection = 1; connection <= 6; connection++) {
      on(new Event.Received(connection, new Message.Pong()));
    }
    steps.removeIf(step -> step instanceof Step.Send(_, var text) && text.equals("ping"));
    steps.removeIf(
        step -> step instanceof Step.Send(_, var text) && text.contains("\"subscribe\""));
    return steps;
  }

  private static Step interrupted(String reason, Topic... topics) {
    return new Step.Interrupted(Set.of(topics), reason);
  }

  private static Message.Pushed pushed(Topic.Candles topic) {
    return new Message.Pushed(topic, List.of(), Optional.empty());
  }

  private static Event refusal(Optional<Topic> topic, String code) {
    return new Event.Received(1, new Message.Refused(topic, code, "no"));
  }

  private static List<String> symbols(Step step) {
    return step instanceof Step.Send(_, var text)
        ? SYMBOL.matcher(text).results().map(found -> found.group(1)).toList()
        : List.of();
  }

  private static int bytes(Step step) {
    return step instanceof Step.Send(_, var text)
        ? text.getBytes(StandardCharsets.UTF_8).length
        : 0;
  }
}
