package dev.flare.gnome.decision;

import dev.flare.market.Decision;
import java.time.Instant;

/// A decision and the exchange's time when it was made.
public record Analysed(Decision decision, Instant at) {}
