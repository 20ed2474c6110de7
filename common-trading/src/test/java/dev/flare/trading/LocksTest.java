package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.trading.protection.CoinChoice;
import dev.flare.trading.protection.Cooldown;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.StopLossGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocksTest {
  private static final Duration REST = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final Floor floor = new Floor();

  private void buyAndStop(String coin) {
    floor.venue.price("BTC", "50000");
    floor.venue.price("ETH", "2000");
    floor.buy(coin);
    floor.venue.price("BTC", "48000");
    floor.venue.price("ETH", "1900");
    floor.look();
    floor.venue.price("BTC", "50000");
    floor.venue.price("ETH", "2000");
  }

  private List<String> locks() {
    return floor.trader.locks().stream().map(ProtectionLock::id).toList();
  }

  @Test
  void letsAPairRestAfterItsExitAndNoOther() {
    floor.protectedBy(new Cooldown(REST));
    floor.buy("BTC");
    floor.trader.close("p1").join();

    floor.clock.pass(REST.minusMillis(1));
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.COOLDOWN);
    floor.buy("ETH");
    floor.trader.close("p2").join();
    floor.clock.pass(Duration.ofMillis(1));
    floor.buy("BTC");

    assertThat(floor.held()).hasSize(1);
    assertThat(locks()).containsExactly("demo-cooldown-ETHUSDT");
  }

  @Test
  void keepsLocksAndLiftingsThroughCrashes() {
    floor.protectedBy(new StopLossGuard(1, DAY, REST, false));
    buyAndStop("BTC");
    floor.crash();
    floor.buy("ETH");
    assertThat(floor.refusals()).containsExactly(Refusal.STOP_LOSS_GUARD);
    assertThat(floor.trader.refusals().all().getFirst().detail())
        .isEqualTo("until 2026-03-01T12:10:00Z: 1 stop losses within PT24H, limit 1");

    assertThat(floor.trader.lift("demo-stop-loss-guard").join()).isPresent();
    floor.crash();
    assertThat(floor.trader.locks()).singleElement().matches(ProtectionLock::isLifted);
    floor.buy("ETH");
    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void holdsAgainstNobodyWhatCameBeforeALifting() {
    floor.protectedBy(new StopLossGuard(2, DAY, REST, false));
    buyAndStop("BTC");
    buyAndStop("BTC");
    floor.trader.lift("demo-stop-loss-guard").join();
    floor.clock.pass(Duration.ofMinutes(1));

    buyAndStop("BTC");
    assertThat(floor.trader.locks()).allMatch(ProtectionLock::isLifted);
    buyAndStop("BTC");
    assertThat(floor.trader.locks()).noneMatch(ProtectionLock::isLifted);
  }

  @Test
  void liftsNothingThatIsNotThere() {
    floor.protectedBy(new Cooldown(REST));
    floor.buy("BTC");
    floor.trader.close("p1").join();
    floor.clock.pass(REST);

    assertThat(floor.trader.lift("demo-cooldown-BTCUSDT").join()).isEmpty();
    assertThat(floor.trader.lift("demo-cooldown-ETHUSDT").join()).isEmpty();
  }

  @Test
  void closesWhatIsOpenHoweverMuchIsLocked() {
    floor.plan = Plans.slots(2, "100");
    floor.with(
        new Protections(
            List.of(new StopLossGuard(1, DAY, DAY, false), new DailyLoss(Percentage.of("0.1"))),
            OptionalInt.of(2),
            CoinChoice.ANY));
    floor.buy("ETH");
    buyAndStop("BTC");
    assertThat(floor.closed()).hasSize(2);
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.STOP_LOSS_GUARD);
  }

  @Test
  void makesALockLongerAndNeverShorter() {
    floor.plan = Plans.slots(2, "100");
    floor.protectedBy(new StopLossGuard(1, DAY, REST, false));
    floor.buy("BTC");
    floor.buy("ETH");
    floor.venue.price("BTC", "48000");
    floor.look();
    floor.clock.pass(Duration.ofMinutes(4));
    floor.venue.price("ETH", "1900");
    floor.look();

    floor.clock.pass(Duration.ofMinutes(7));
    assertThat(locks()).containsExactly("demo-stop-loss-guard");
  }

  @Test
  void beginsAnewWithTheLedger() {
    floor.protectedBy(new Cooldown(REST));
    floor.buy("BTC");
    floor.trader.close("p1").join();
    floor.trader.reset(false).join();

    assertThat(locks()).isEmpty();
  }

  @Test
  void opensNoMoreThanTheUserAllowsAndNoCoinThatIsNotWanted() {
    floor.plan = Plans.slots(5, "100");
    Coin btc = new Coin("BTC");
    floor.with(
        new Protections(
            List.of(), OptionalInt.of(1), new CoinChoice(Set.of(btc, new Coin("SOL")), Set.of())));
    floor.buy("ETH");
    assertThat(floor.refusals()).containsExactly(Refusal.COIN_NOT_ALLOWED);
    floor.buy("BTC");
    floor.buy("BTC");
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.refusals())
        .containsExactlyInAnyOrder(Refusal.MAX_OPEN, Refusal.COIN_NOT_ALLOWED);

    floor.with(
        new Protections(List.of(), OptionalInt.empty(), new CoinChoice(Set.of(), Set.of(btc))));
    floor.buy("BTC");
    assertThat(floor.trader.refusals().of(Refusal.COIN_DENIED)).isEqualTo(1);
  }

  @Test
  void locksNothingInDemoModeForWhatWasLostLive() {
    ExchangeWithMemory exchange = live();
    floor.protectedBy(new StopLossGuard(1, DAY, DAY, false));
    floor.trader.switchMode(Mode.LIVE).join();
    buyAndStop("BTC");
    floor.buy("ETH");
    assertThat(floor.held()).isEmpty();
    assertThat(exchange.executed()).hasSize(2);

    floor.trader.switchMode(Mode.DEMO).join();
    floor.buy("ETH");
    assertThat(floor.held()).hasSize(1);
    assertThat(locks()).containsExactly("live-stop-loss-guard");
  }

  private ExchangeWithMemory live() {
    ExchangeWithMemory exchange = new ExchangeWithMemory(floor.venue, floor.clock);
    exchange.owns("1000", "USDT");
    floor.live = Optional.of(new LiveAccount(exchange, exchange, List::of));
    return exchange;
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void locksTheSameInEitherMode(Mode mode) {
    ExchangeWithMemory _ = live();
    floor.plan = Plans.slots(2, "100");
    floor.protectedBy(new Cooldown(REST), new StopLossGuard(2, DAY, DAY, true));
    floor.trader.switchMode(mode).join();
    buyAndStop("BTC");
    floor.clock.pass(REST.plusSeconds(1));
    buyAndStop("BTC");
    floor.buy("BTC");
    floor.buy("ETH");
    floor.clock.pass(REST.plusSeconds(1));
    floor.buy("BTC");

    assertThat(floor.held()).hasSize(1);
    assertThat(floor.trader.refusals().of(Refusal.COOLDOWN)).isEqualTo(1);
    assertThat(floor.trader.refusals().of(Refusal.STOP_LOSS_GUARD)).isEqualTo(1);
  }
}
