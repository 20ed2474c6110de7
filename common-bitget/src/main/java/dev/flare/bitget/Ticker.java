package dev.flare.bitget;

import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// The price of a pair at one moment.
///
/// @param last price of the newest trade
/// @param bid what a seller gets; empty when nobody buys
/// @param ask what a buyer pays; empty when nobody sells
public record Ticker(
    Pair pair, BigDecimal last, Optional<BigDecimal> bid, Optional<BigDecimal> ask, Instant at) {}
