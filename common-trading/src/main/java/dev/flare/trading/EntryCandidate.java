package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.PublishedDecision;
import java.time.Instant;
import java.util.Optional;

/// A buy signal beside everything that decides whether it becomes a position.
///
/// @param lastSeq the newest signal that was looked at before
/// @param lastCandle the newest candle of the pair on which a buy signal was looked at before
/// @param stake what the position would cost
record EntryCandidate(
    PublishedDecision signal,
    Instant now,
    boolean tradingIsOn,
    long lastSeq,
    Optional<DecidedCandle> lastCandle,
    Funds funds,
    Amount stake) {}
