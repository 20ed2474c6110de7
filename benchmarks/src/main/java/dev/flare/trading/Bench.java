package dev.flare.trading;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.protection.Protections;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// A trader in memory, with a stop loss of 2 and a take profit of 3 per cent, that takes any pair.
final class Bench {
  static final Coin USDT = new Coin("USDT");
  private static final Percentage THREE = Percentage.of("3");

  final Store store =
      Store.open(
          Path.of("/bench"),
          StoreOptions.standard().with(new MemoryDisk()).with(MarketShapes.module()));
  final Trader trader;
  private long seq;

  Bench(ConversionVenue venue, int positions, Executor threads) {
    trader = open(venue, positions, threads);
  }

  Trader open(ConversionVenue venue, int positions, Executor threads) {
    return open(venue, positions, threads, Protections.NONE);
  }

  Trader open(ConversionVenue venue, int positions, Executor threads, Protections protections) {
    return Trader.open(
        store,
        new Slots(positions),
        new TradingRules(
            USDT,
            Duration.ofMinutes(1),
            new SpreadLimit.Volatility(),
            new TakeProfitRule(false, Optional.empty()),
            Percentage.of("2"),
            Duration.ofHours(1),
            Optional.empty(),
            TradingRules.ExitOnSignal.OFF,
            protections,
            true),
        new Surroundings(
            venue, Optional.empty(), InstantSource.system(), System::nanoTime, threads));
  }

  void buy(String coin) {
    trader.decided(signal(coin, ++seq));
  }

  /// A signal to buy now.
  static PublishedDecision signal(String coin, long seq) {
    Instant now = Instant.now();
    return new PublishedDecision(
        seq,
        now,
        new Decision(
            Pair.of(coin, "USDT"),
            Granularity.FIVE_MINUTES,
            now.minus(Duration.ofMinutes(5)).plusNanos(seq),
            BigDecimal.valueOf(100),
            Label.BULL_ENTRY,
            Action.BUY,
            Action.BUY,
            List.of(),
            Optional.of(THREE),
            Optional.of(THREE),
            "MAIN",
            "1",
            Map.of(),
            Map.of()));
  }

  /// So many positions of the same stake each.
  private record Slots(int most) implements TradingPlan {
    @Override
    public boolean wants(Pair pair) {
      return true;
    }

    @Override
    public Ruling room(Pair pair, Funds funds) {
      return funds.taken() < most
          ? Ruling.accepted()
          : Ruling.declined(Refusal.POSITIONS_FULL, "all taken");
    }

    @Override
    public Amount stake(Funds funds) {
      return Amount.of("100", USDT);
    }

    @Override
    public Amount startBalance() {
      return new Amount(BigDecimal.valueOf(100L * most), USDT);
    }

    @Override
    public Amount balance(Funds funds) {
      return funds.ledger().cash();
    }

    @Override
    public boolean takesDeposits() {
      return false;
    }
  }
}
