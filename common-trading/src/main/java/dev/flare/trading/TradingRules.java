package dev.flare.trading;

import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import java.time.Duration;
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
