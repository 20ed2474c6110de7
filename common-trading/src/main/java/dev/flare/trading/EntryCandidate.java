package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.protection.Lock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A buy signal beside everything that decides whether it becomes a position.
///
/// @param lastSeq the newest signal that was looked at before
/// @param lastCandle the newest candle of the pair on which a buy signal was looked at before
/// @param locks what the protections have locked
/// @param stake what the position would cost
record EntryCandidate(
    PublishedDecision signal,
    Instant now,
    boolean tradingIsOn,
    long lastSeq,
    Optional<DecidedCandle> lastCandle,
    Funds funds,
    List<Lock> locks,
    Amount stake) {}
