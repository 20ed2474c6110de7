package dev.flare.bitget;

import dev.flare.market.Balance;
import dev.flare.market.Coin;
import java.time.Instant;
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
    Instant at) {}
