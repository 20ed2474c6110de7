package dev.flare.bitget;

import dev.flare.market.Amount;
import java.time.Instant;

/// One change of one balance, as the exchange's books have it.
///
/// @param kind the exchange's word for what it was
/// @param change as the exchange writes it, whose sign is not documented
/// @param after the balance that was left
public record Bill(String id, Instant at, String kind, Amount change, Amount after) {}
