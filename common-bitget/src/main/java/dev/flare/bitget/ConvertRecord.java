package dev.flare.bitget;

import dev.flare.market.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/// A conversion as the exchange's history has it. It does not say by which quote.
///
/// @param id the exchange's name for it; of no other use than to claim it once
/// @param price units received for one spent, rounded to eight decimals by the exchange
/// @param fee zero in all that was ever seen; the exchange does not name its coin
public record ConvertRecord(
    String id, Instant at, Amount paid, Amount received, BigDecimal price, BigDecimal fee) {}
