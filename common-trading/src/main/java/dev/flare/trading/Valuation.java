package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.time.Instant;

/// What an open position would bring if it were closed now.
public record Valuation(String position, Amount value, Percentage change, Instant at) {}
