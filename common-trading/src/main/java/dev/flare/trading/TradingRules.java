package dev.flare.trading;

import dev.flare.market.Coin;
import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
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
    boolean tradingAtFirst) {

  /// Declines a signal that has waited too long since its candle was analysed, and one that was
  /// analysed late: when the next candle has been closed for so long.
  Ruling freshness(PublishedDecision signal, Instant now) {
    Decision decision = signal.decision();
    Duration candle = decision.granularity().duration();
    Instant nextClose = decision.candleAt().plus(candle).plus(candle);
    return recent("signal was made", signal.analysedAt(), now)
        .and(() -> recent("next candle closed", nextClose, now));
  }

  private Ruling recent(String what, Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.compareTo(signalMaxAge) <= 0
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.SIGNAL_TOO_OLD,
            "%s %d ms ago, limit %d".formatted(what, age.toMillis(), signalMaxAge.toMillis()));
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
