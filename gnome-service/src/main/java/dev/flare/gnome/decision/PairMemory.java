package dev.flare.gnome.decision;

import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.signal.AnalystMemory;

/// What a pair's next analyst goes on from, and the decision it made last.
public record PairMemory(
    String symbol, Granularity granularity, AnalystMemory analyst, DecisionMessage last) {}
