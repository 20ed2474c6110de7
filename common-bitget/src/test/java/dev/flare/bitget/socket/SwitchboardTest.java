package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Granularity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
  private final Switchboard switchboard = new Switchboard(1, new Random(7));
  private Duration now = Duration.ZERO;

  @Test
  void opensAConnectionForEachFiftyTopics() {
    assertThat(ask(0, 50)).containsExactly(new Step.Connect(1));
    assertThat(ask(50, 100)).containsExactly(new Step.Connect(2));
    assertThat(ask(100, 120)).containsExactly(new Step.Connect(3));

    assertThat(subscribed(new Event.Opened(1))).isEqualTo(50);
    assertThat(subscribed(new Event.Opened(2))).isEqualTo(50);
    assertThat(subscribed(new Event.Opened(3))).isEqualTo(20);
  }

  @Test
  void leavesATopicWhereItIs() {
    ask(0, 120);

    assertThat(ask(0, 120)).isEmpty();
  }

  @Test
  void interruptsOnlyWhatTheLostConnectionCarried() {
    ask(0, 120);
    open(3);

    assertThat(on(new Event.Lost(3, "reset")))
        .singleElement()
        .satisfies(step ->
            assertThat(((Step.Interrupted) step).topics())
                .hasSize(20)
                .contains(topic(100), topic(119))
                .doesNotContain(topic(99)));
  }

  @Test
  void regainsEachConnectionByItself() {
    ask(0, 120);
    open(3);
    on(new Event.Lost(2, "reset"));

    assertThat(after(Duration.ofSeconds(2))).contains(new Step.Connect(4));
    assertThat(subscribed(new Event.Opened(4))).isEqualTo(50);
    assertThat(deliver(1, topic(0))).hasSize(1);
    assertThat(deliver(2, topic(50))).isEmpty();
    assertThat(deliver(4, topic(50))).hasSize(1);
  }

  @Test
  void pingsOnEachConnection() {
    ask(0, 120);
    open(3);

    assertThat(after(Duration.ofSeconds(20)))
        .containsExactly(
            new Step.Send(1, "ping"), new Step.Send(2, "ping"), new Step.Send(3, "ping"));
  }

  @Test
  void seatsANewTopicWhereOneWasForgotten() {
    ask(0, 100);
    open(2);
    now = now.plus(Duration.ofHours(4));
    ask(50, 100);
    assertThat(after(Duration.ZERO)).filteredOn(Step.Forget.class::isInstance).hasSize(50);

    assertThat(ask(100, 150)).noneMatch(Step.Connect.class::isInstance);
  }

  @Test
  void leavesToRestWhatIsTooMuchForTwentyConnections() {
    assertThat(ask(0, 1001)).hasSize(Switchboard.MOST_CONNECTIONS);
    assertThat(ask(1000, 1001)).isEmpty();
  }

  private List<Step> ask(int from, int to) {
    List<Step> steps = new ArrayList<>();
    IntStream.range(from, to).forEach(i -> steps.addAll(on(new Event.Asked(topic(i)))));
    return steps;
  }

  private void open(int connections) {
    IntStream.rangeClosed(1, connections).forEach(i -> on(new Event.Opened(i)));
  }

  private List<Step> deliver(int connection, Topic.Candles topic) {
    return on(
        new Event.Received(connection, new Message.Pushed(topic, List.of(), Optional.empty())));
  }

  private List<Step> after(Duration duration) {
    now = now.plus(duration);
    return on(new Event.TimePassed());
  }

  private List<Step> on(Event event) {
    return switchboard.on(event, now);
  }

  private long subscribed(Event opened) {
    return on(opened).stream()
        .flatMap(step -> step instanceof Step.Send(_, var text) ? text.lines() : null)
        .mapToLong(text -> text.split("instId", -1).length - 1)
        .sum();
  }

  private static Topic.Candles topic(int number) {
    return new Topic.Candles("COIN" + number + "USDT", Granularity.ONE_HOUR);
  }
}
