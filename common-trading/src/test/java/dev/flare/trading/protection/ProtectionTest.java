package dev.flare.trading.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Coin USDT = new Coin("USDT");
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Pair ETH = Pair.of("ETH", "USDT");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration REST = Duration.ofMinutes(10);

  private final List<Exit> exits = new ArrayList<>();
  private Amount capital = usdt("1000");

  private static Amount usdt(String value) {
    return Amount.of(value, USDT);
  }

  private Exit exit(Pair pair, Duration after, boolean stopped, String realised) {
    Exit exit = new Exit(pair, NOON.plus(after), stopped, usdt("100"), usdt(realised));
    exits.add(exit);
    capital = capital.plus(exit.realised());
    return exit;
  }

  private Exit stop(Pair pair, Duration after) {
    return exit(pair, after, true, "-2");
  }

  private Optional<Lock> after(Protection protection, Exit newest) {
    return protection.after(newest, new TrackRecord(exits, capital));
  }

  @Test
  void restsAPairFromItsExitOnUntilTheRestIsOver() {
    Lock lock = after(new Cooldown(REST), exit(BTC, Duration.ZERO, false, "1")).orElseThrow();

    assertThat(lock.from()).isEqualTo(NOON);
    assertThat(lock.concerns(BTC)).isTrue();
    assertThat(lock.concerns(ETH)).isFalse();
    assertThat(lock.hasEnded(NOON.plus(REST).minusMillis(1))).isFalse();
    assertThat(lock.hasEnded(NOON.plus(REST))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"3600000, true", "3600001, false"})
  void countsAStopLossThatIsAsOldAsTheWindowAndNoOlderOne(long laterMs, boolean locks) {
    Protection guard = new StopLossGuard(2, HOUR, REST, false);
    assertThat(after(guard, stop(BTC, Duration.ZERO))).isEmpty();

    Optional<Lock> lock = after(guard, stop(ETH, Duration.ofMillis(laterMs)));

    assertThat(lock.isPresent()).isEqualTo(locks);
    lock.ifPresent(it -> {
      assertThat(it.concerns(Pair.of("SOL", "USDT"))).isTrue();
      assertThat(it.until()).isEqualTo(NOON.plus(HOUR).plus(REST));
    });
  }

  @Test
  void locksForNoExitThatIsNoStopLossHoweverManyThereWere() {
    Protection guard = new StopLossGuard(2, HOUR, REST, false);
    stop(BTC, Duration.ZERO);
    stop(BTC, Duration.ZERO);

    assertThat(after(guard, exit(ETH, Duration.ofMinutes(1), false, "1"))).isEmpty();
  }

  @Test
  void countsTheStopLossesOfEachPairByItselfWhereWanted() {
    Protection guard = new StopLossGuard(2, HOUR, REST, true);
    stop(BTC, Duration.ZERO);

    assertThat(after(guard, stop(ETH, Duration.ofMinutes(1)))).isEmpty();
    assertThat(after(guard, stop(BTC, Duration.ofMinutes(2))).orElseThrow().pair()).contains(BTC);
  }

  @ParameterizedTest
  @CsvSource({"-110, false", "-110.01, true", "110, false"})
  void locksWhenTheMoneyFellFurtherThanTheLimitBelowItsPeak(String change, boolean locks) {
    Protection drawdown = new MaxDrawdown(Percentage.of("10"), HOUR, REST);
    exit(BTC, Duration.ZERO, false, "100"); // the peak: 1100

    Optional<Lock> lock = after(drawdown, exit(ETH, Duration.ofMinutes(1), false, change));

    assertThat(lock.isPresent()).isEqualTo(locks);
  }

  @Test
  void forgetsAFallThatIsOlderThanTheWindow() {
    Protection drawdown = new MaxDrawdown(Percentage.of("10"), HOUR, REST);
    Exit crash = exit(BTC, Duration.ZERO, true, "-500");
    assertThat(after(drawdown, crash)).isPresent();

    Exit small = exit(BTC, HOUR.plusMillis(1), true, "-1");
    assertThat(after(drawdown, small)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-50, false", "-50.01, true"})
  void locksTheRestOfTheDayThatCostTooMuch(String change, boolean locks) {
    Protection daily = new DailyLoss(Percentage.of("5"));
    capital = usdt("1100");
    exit(BTC, Duration.ofHours(-12).minusMillis(1), false, "-100"); // yesterday: 1000 are left

    Optional<Lock> lock = after(daily, exit(BTC, Duration.ofHours(-12), false, change));

    assertThat(lock.map(Lock::until))
        .isEqualTo(locks ? Optional.of(Instant.parse("2026-03-02T00:00:00Z")) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-2.01, true", "5, false"})
  void locksAPairThatBroughtTooLittle(String change, boolean locks) {
    Protection profit = new LowProfit(2, Percentage.of("-0.5"), HOUR, REST);
    assertThat(after(profit, exit(BTC, Duration.ZERO, false, "1"))).isEmpty();
    exit(ETH, Duration.ZERO, false, "-50");

    Optional<Lock> lock = after(profit, exit(BTC, HOUR, false, change));

    assertThat(lock.flatMap(Lock::pair)).isEqualTo(locks ? Optional.of(BTC) : Optional.empty());
  }

  @Test
  void saysWithTheValuesWhyItLocks() {
    stop(BTC, Duration.ZERO);
    Exit newest = exit(BTC, Duration.ofMinutes(1), true, "-98");

    assertThat(after(new StopLossGuard(2, HOUR, REST, false), newest).orElseThrow().reason())
        .isEqualTo("2 stop losses within PT1H, limit 2");
    assertThat(
            after(new MaxDrawdown(Percentage.of("9"), HOUR, REST), newest).orElseThrow().reason())
        .isEqualTo("down 10% from the peak within PT1H, limit 9%");
    assertThat(after(new DailyLoss(Percentage.of("9")), newest).orElseThrow().reason())
        .isEqualTo("lost 10% today, limit 9%");
    assertThat(after(new LowProfit(2, Percentage.ZERO, HOUR, REST), newest).orElseThrow().reason())
        .isEqualTo("2 positions brought -50% within PT1H, at least 0% is wanted");
  }

  @Test
  void survivesHavingLostEverything() {
    Exit ruin = exit(BTC, Duration.ZERO, true, "-1000");
    assertThat(after(new DailyLoss(Percentage.of("5")), ruin)).isPresent();
    assertThat(after(new MaxDrawdown(Percentage.of("5"), HOUR, REST), ruin)).isPresent();
    Exit more = exit(BTC, HOUR.multipliedBy(2), true, "-1");
    assertThat(after(new MaxDrawdown(Percentage.of("5"), HOUR, REST), more)).isEmpty();
  }

  @Test
  void deniesCoinsAlsoWhenTheyAreAllowed() {
    Coin btc = new Coin("BTC");
    Coin eth = new Coin("ETH");
    CoinChoice choice = new CoinChoice(Set.of(btc), Set.of(btc));
    assertThat(choice.denies(btc)).isTrue();
    assertThat(choice.leavesOut(btc)).isFalse();
    assertThat(choice.denies(eth)).isFalse();
    assertThat(choice.leavesOut(eth)).isTrue();
    assertThat(CoinChoice.ANY.denies(btc) || CoinChoice.ANY.leavesOut(btc)).isFalse();
  }
}
