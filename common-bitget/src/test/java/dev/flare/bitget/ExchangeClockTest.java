package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExchangeClockTest {
  private static final Instant LOCAL = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant SERVER = Instant.parse("2026-05-01T12:00:40Z");

  private final SteppedTime time = new SteppedTime();
  private int asked;

  @Test
  void takesTheExchangesAnswerForTheMiddleOfTheRoundTrip() {
    ExchangeClock clock = clock(1, Duration.ofMillis(200));

    clock.resync();

    assertThat(clock.instant()).isEqualTo(SERVER.plusMillis(100));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void keepsTheQuickestOfThreeWhenAnswersAreSlow() {
    Duration[] trips = {Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2)};
    ExchangeClock clock =
        new ExchangeClock(InstantSource.fixed(LOCAL), time, () -> slow(trips[asked++]), 1);

    clock.resync();

    assertThat(asked).isEqualTo(3);
    assertThat(clock.instant()).isEqualTo(SERVER.plusMillis(500).plusSeconds(2));
  }

  @Test
  void keepsWhatItKnowsBetterThanASlowAnswerTells() {
    Duration[] trips = {Duration.ofMillis(20), Duration.ofSeconds(4), Duration.ofSeconds(4)};
    ExchangeClock clock = new ExchangeClock(InstantSource.fixed(LOCAL), time, () -> told(trips), 1);
    clock.resync();
    time.pass(Duration.ofSeconds(50));

    clock.resync();

    assertThat(clock.error()).isLessThan(Duration.ofMillis(40));
    assertThat(clock.instant()).isEqualTo(server(time).plusMillis(10));
  }

  @Test
  void knowsLessWithEverySecondSinceItWasSet() {
    ExchangeClock clock = clock(1, Duration.ofMillis(200));
    clock.resync();
    time.pass(Duration.ofSeconds(100));

    assertThat(clock.error()).isEqualTo(Duration.ofMillis(120).plusNanos(20_000));
  }

  @Test
  void believesASlowAnswerThatContradictsWhatItKnows() {
    Duration[] trips = {Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(4)};
    ExchangeClock clock =
        new ExchangeClock(
            InstantSource.fixed(LOCAL), time, () -> slow(trips[Math.min(asked++, 2)]), 1);
    clock.resync();
    time.pass(Duration.ofHours(1));

    clock.resync();

    assertThat(clock.instant()).isBefore(SERVER.plusSeconds(20));
  }

  /// The server's clock goes with ours, and is read late in the round trip.
  private Instant told(Duration... trips) {
    Duration trip = trips[Math.min(asked++, trips.length - 1)];
    time.pass(trip);
    return server(time);
  }

  private static Instant server(SteppedTime time) {
    return SERVER.plusNanos(time.getAsLong());
  }

  @Test
  void isContentWithOneAnswerWhenTheNextIsLost() {
    ExchangeClock clock =
        new ExchangeClock(
            InstantSource.fixed(LOCAL),
            time,
            () -> asked++ == 0 ? slow(Duration.ofSeconds(1)) : unreachable(),
            1);

    clock.resync();

    assertThat(clock.instant()).isEqualTo(SERVER.plusMillis(500));
  }

  @Test
  void looksCloserAtAnExchangeThatRunsFaster() {
    ExchangeClock clock = clock(600, Duration.ofMillis(2));

    clock.resync();

    assertThat(asked).isEqualTo(3);
  }

  @Test
  void runsOnTheMonotonicClockAtTheSpeedOfTheExchange() {
    ExchangeClock clock = clock(300, Duration.ZERO);
    clock.resync();

    time.pass(Duration.ofMillis(200));

    assertThat(clock.instant()).isEqualTo(SERVER.plusSeconds(60));
    assertThat(clock.real(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void readsTheLocalTimeUntilTheExchangeHasAnswered() {
    ExchangeClock clock =
        new ExchangeClock(InstantSource.fixed(LOCAL), time, ExchangeClockTest::unreachable, 1);

    clock.instant();
    time.pass(Duration.ofSeconds(2));

    assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(2));
    assertThatThrownBy(clock::resync).isInstanceOf(ExchangeUnavailable.class);
  }

  @Test
  void asksTheExchangeWhenItIsReadForTheFirstTime() {
    ExchangeClock clock = clock(1, Duration.ZERO);

    assertThat(clock.instant()).isEqualTo(SERVER);
    assertThat(clock.instant()).isEqualTo(SERVER);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void asksAgainAfterFiveMinutesAndNotBefore() {
    ExchangeClock clock = clock(1, Duration.ZERO);
    clock.keepFresh();
    time.pass(Duration.ofMinutes(5).minusNanos(1));
    clock.keepFresh();
    assertThat(asked).isEqualTo(1);

    time.pass(Duration.ofNanos(1));
    clock.keepFresh();

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void letsNobodyReadTheLocalTimeWhileSomebodyAsks() throws InterruptedException {
    AtomicReference<ExchangeClock> clock = new AtomicReference<>();
    AtomicReference<Instant> read = new AtomicReference<>();
    Thread second =
        new Thread(() -> {
          clock.get().keepFresh();
          read.set(clock.get().instant());
        });
    clock.set(
        new ExchangeClock(
            InstantSource.fixed(LOCAL),
            time,
            () -> {
              second.start();
              awaitWaitingOrDone(second);
              return SERVER;
            },
            1));

    clock.get().keepFresh();
    second.join();

    assertThat(read.get()).isEqualTo(SERVER);
  }

  @Test
  void asksAtOnceWhenItsTimeWasFoundWrong() {
    ExchangeClock clock = clock(1, Duration.ZERO);
    clock.keepFresh();

    clock.expire();
    clock.keepFresh();

    assertThat(asked).isEqualTo(2);
  }

  private ExchangeClock clock(double speed, Duration roundTrip) {
    return new ExchangeClock(
        InstantSource.fixed(LOCAL),
        time,
        () -> {
          asked++;
          return slow(roundTrip);
        },
        speed);
  }

  private static void awaitWaitingOrDone(Thread thread) {
    while (thread.getState() != Thread.State.BLOCKED
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
  }

  private static Instant unreachable() {
    throw new ExchangeUnavailable("connection refused");
  }

  /// The server reads its clock in the middle, which is always [#SERVER] here.
  private Instant slow(Duration roundTrip) {
    time.pass(roundTrip);
    return SERVER;
  }
}
