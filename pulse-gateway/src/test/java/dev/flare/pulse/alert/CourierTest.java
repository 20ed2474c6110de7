package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.Alert.Turn;
import dev.flare.pulse.standin.MovedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
  private static final Delivery AWAY = new Delivery.Postponed("no connection", Optional.empty());

  @TempDir private Path directory;
  private final MovedClock clock = new MovedClock();
  private final FakeChannel channel = new FakeChannel(AlertLevel.WARNING);
  private Store store;
  private Outbox outbox;
  private Courier courier;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    outbox = new Outbox(new Shelf<>(store, "letters", Letter.class, Letter::id), List.of(channel));
    courier = new Courier(channel, outbox, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void carriesEachLetterOnceInTheirOrderOneASecond() {
    outbox.add(alert("one"));
    outbox.add(alert("two"));

    carry(Duration.ZERO);
    carry(Duration.ofMillis(999));
    assertThat(channel.tried()).containsExactly("one");
    carry(Duration.ofMillis(1));
    carry(Duration.ofHours(1));
    assertThat(channel.tried()).containsExactly("one", "two");
    assertThat(courier.record().delivered()).isEqualTo(2);
  }

  @Test
  void leavesOutWhatMattersTooLittle() {
    outbox.add(alert("only information", AlertLevel.INFO, Turn.HAPPENED));

    assertThat(outbox.waiting("fake")).isZero();
  }

  @Test
  void triesAgainAfterTwoFourEightSecondsUpToFiveMinutes() {
    channel.answers(AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY);
    outbox.add(alert("one"));
    carry(Duration.ZERO);

    for (int seconds : new int[] {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      int before = channel.tried().size();
      carry(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(channel.tried()).hasSize(before);
      carry(Duration.ofMillis(1));
      assertThat(channel.tried()).hasSize(before + 1);
    }
    assertThat(outbox.waiting("fake")).isZero();
    assertThat(courier.record().complaint()).isEmpty();
  }

  @Test
  void waitsForAsLongAsTheReceiverAsksForButAnHourAtMost() {
    channel.answers(
        new Delivery.Postponed("429", Optional.of(Duration.ofSeconds(77))),
        new Delivery.Postponed("429", Optional.of(Duration.ofDays(7))));
    outbox.add(alert("one"));
    carry(Duration.ZERO);
    carry(Duration.ofSeconds(76));
    assertThat(channel.tried()).hasSize(1);
    carry(Duration.ofSeconds(1));
    carry(Duration.ofMinutes(59));
    assertThat(channel.tried()).hasSize(2);
    carry(Duration.ofMinutes(1));
    assertThat(channel.tried()).hasSize(3);
  }

  @Test
  void givesUpWhatIsNeverTakenAndGoesOnWithTheNext() {
    channel.answers(new Delivery.Refused("it answers 401"));
    outbox.add(alert("one"));
    outbox.add(alert("two"));
    carry(Duration.ZERO);
    assertThat(courier.record().complaint()).contains("it answers 401");
    carry(Duration.ofSeconds(1));

    assertThat(channel.tried()).containsExactly("one", "two");
    assertThat(outbox.givenUp("fake")).isEqualTo(1);
    assertThat(courier.record().complaint()).isEmpty();
  }

  @Test
  void triesLaterWhatFailedUnforeseen() {
    channel.fails(new IllegalStateException("https://example.org/hush"));
    outbox.add(alert("one"));
    carry(Duration.ZERO);
    assertThat(courier.record().complaint()).contains("it failed (IllegalStateException)");

    channel.failsNoMore();
    carry(Duration.ofSeconds(2));
    assertThat(outbox.waiting("fake")).isZero();
  }

  @Test
  void givesUpWhatIsOlderThanADay() {
    channel.answers(AWAY);
    outbox.add(alert("one"));
    carry(Duration.ZERO);
    carry(Courier.OLDEST.plusSeconds(1));

    assertThat(channel.tried()).containsExactly("one");
    assertThat(outbox.waiting("fake")).isZero();
  }

  @Test
  void goesOnAfterARestartWithWhatWaited() {
    channel.answers(AWAY);
    outbox.add(alert("one"));
    outbox.add(alert("two"));
    carry(Duration.ZERO);
    store.close();
    open();
    outbox.add(alert("three"));
    IntStream.range(0, 3).forEach(_ -> carry(Duration.ofSeconds(1)));

    assertThat(channel.tried()).containsExactly("one", "one", "two", "three");
  }

  @Test
  void keepsTheNewestWhenTheChannelIsDeadForLong() {
    IntStream.range(0, Outbox.MOST + 5).forEach(i -> outbox.add(alert("a" + i)));

    assertThat(outbox.waiting("fake")).isEqualTo(Outbox.MOST);
    assertThat(outbox.givenUp("fake")).isEqualTo(5);
    assertThat(outbox.oldest("fake").orElseThrow().alert().text()).isEqualTo("a5");
  }

  @Test
  void remindsNobodyWhoHasNotHeardOfItYet() {
    outbox.add(alert("one", AlertLevel.CRITICAL, Turn.BEGAN));
    outbox.add(alert("one", AlertLevel.CRITICAL, Turn.LASTS));
    outbox.add(alert("one", AlertLevel.CRITICAL, Turn.OVER));

    assertThat(outbox.waiting("fake")).isEqualTo(2);
  }

  private void carry(Duration later) {
    clock.advance(later);
    while (courier.carryOne()) {}
  }

  private Alert alert(String text) {
    return alert(text, AlertLevel.CRITICAL, Turn.HAPPENED);
  }

  private Alert alert(String text, AlertLevel level, Turn turn) {
    return new Alert(
        AlertEvent.DISK_LOW,
        level,
        turn,
        "disk-low",
        "pulse",
        text,
        clock.instant(),
        Optional.empty());
  }
}
