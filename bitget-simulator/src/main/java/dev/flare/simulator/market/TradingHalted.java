package dev.flare.simulator.market;

import dev.flare.market.Pair;

/// The pair's recorded market is over.
public final class TradingHalted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TradingHalted(Pair pair) {
    super("Trading of %s is halted".formatted(pair));
  }
}
