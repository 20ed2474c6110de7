package dev.flare.trading;

import dev.flare.market.Coin;
import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.protection.Protections;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a user decides about trading, apart from the plan.
///
/// @param baseToken the coin that is staked and gained
/// @param signalMaxAge how long after its analysis a signal may still be traded
/// @param stopLoss the loss that closes a position, as a positive number
/// @param patience how long a position that loses nothing may wait for its take profit
/// @param trailing follows the best gain, where wanted
/// @param protections what keeps it from opening positions
/// @param tradingAtFirst whether new positions are opened before the user has ever said so
public record TradingRules(
    Coin baseToken,
    Duration signalMaxAge,
    SpreadLimit maxEntrySpread,
    TakeProfitRule takeProfit,
    Percentage stopLoss,
    Duration patience,
    Optional<Trailing> trailing,
    ExitOnSignal exitOnSignal,
    Protections protections,
    boolean tradingAtFirst) {
  private static final Duration ENOUGH = Duration.ofMinutes(5);

  /// Declines a signal that has waited too long since its candle was analysed, one that was
  /// analysed late in the next candle, and one from a time that has not come yet.
  Ruling freshness(PublishedDecision signal, Instant now) {
    Decision decision = signal.decision();
    Duration candle = decision.granularity().duration();
    Instant close = decision.candleAt().plus(candle);
    return recent("signal was made", signal.analysedAt(), now, signalMaxAge)
        .and(() -> recent("candle closed", close, now, signalMaxAge.plus(late(candle))));
  }

  /// How long after its close a candle may still be analysed: a quarter of the next one, for short
  /// candles up to five minutes of it.
  private static Duration late(Duration candle) {
    Duration quarter = candle.dividedBy(4);
    return quarter.compareTo(ENOUGH) > 0 ? quarter : min(candle, ENOUGH);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Clocks may differ by as much as a signal may be old.
  private Ruling recent(String what, Instant then, Instant now, Duration limit) {
    Duration age = Duration.between(then, now);
    if (age.negated().compareTo(signalMaxAge) > 0) {
      return Ruling.declined(
          Refusal.SIGNAL_FROM_FUTURE,
          "%s %d ms from now; compare the clocks".formatted(what, -age.toMillis()));
    }
    return age.compareTo(limit) <= 0
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.SIGNAL_TOO_OLD,
            "%s %d ms ago, limit %d".formatted(what, age.toMillis(), limit.toMillis()));
  }

  /// Closes when the gain has fallen `stop` below its best, once that was at least `start`.
  public record Trailing(Percentage start, Percentage stop) {}

  /// What a confirmed sell decision does to a position of its pair.
  public enum ExitOnSignal {
    OFF,
    ON,
    /// Closes only what loses nothing.
    IN_PROFIT
  }
}
