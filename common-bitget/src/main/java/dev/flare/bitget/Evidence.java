package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the exchange's books tell about a lost trade.
///
/// @param records the history of [LostTrade#searched(Instant)]; empty when it could not be read
/// @param before the balances when the trade was sent, with every coin that was owned
/// @param after the balances now; both are empty when they could not be read
/// @param at when the reading of all this began, by the exchange's clock
public record Evidence(
    Optional<List<ConvertRecord>> records,
    Optional<Map<Coin, Balance>> before,
    Optional<Map<Coin, Balance>> after,
    Instant at) {

  /// The same with the balances that there would be by now if `others` were done since and it was
  /// not.
  Evidence carriedForward(List<ConvertRecord> others) {
    return new Evidence(records, before.map(balances -> moved(balances, others)), after, at);
  }

  private static Map<Coin, Balance> moved(Map<Coin, Balance> balances, List<ConvertRecord> others) {
    Map<Coin, Balance> moved = new HashMap<>();
    balances.forEach((coin, balance) -> moved.put(coin, moved(coin, balance, others)));
    return moved;
  }

  private static Balance moved(Coin coin, Balance balance, List<ConvertRecord> others) {
    Amount available = balance.available();
    for (ConvertRecord each : others) {
      if (each.paid().coin().equals(coin)) {
        available = available.minus(each.paid());
      }
      if (each.received().coin().equals(coin)) {
        available = available.plus(each.received());
      }
    }
    return new Balance(available, balance.bound());
  }
}
