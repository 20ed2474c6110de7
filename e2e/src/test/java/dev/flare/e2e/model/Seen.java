package dev.flare.e2e.model;

import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Status;
import java.time.Instant;
import java.util.List;

/// What a trader says at one moment of its time, and what the exchange truly did.
record Seen(Status status, List<ProtectionLock> locks, List<Done> truth, Instant now) {}
