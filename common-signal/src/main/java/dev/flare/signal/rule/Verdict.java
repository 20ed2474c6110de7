package dev.flare.signal.rule;

import dev.flare.market.Action;
import dev.flare.market.Label;

/// What a strategy says about a candle: the name of the moment and what to do.
public record Verdict(Label label, Action action) {
  /// The same moment, with nothing to do.
  public Verdict withdrawn() {
    return new Verdict(label, Action.NONE);
  }
}
