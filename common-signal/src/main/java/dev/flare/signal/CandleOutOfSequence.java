package dev.flare.signal;

import dev.flare.market.Pair;
import java.time.Instant;

/// A candle that is not the one after the latest: a gap, a repetition, or out of order.
public final class CandleOutOfSequence extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Instant expected;

  CandleOutOfSequence(Pair pair, Instant expected, Instant got) {
    super(
        got.isAfter(expected)
            ? "%s: candle %s leaves a gap; feed the one of %s first".formatted(pair, got, expected)
            : "%s: candle %s is past; the next is that of %s".formatted(pair, got, expected));
    this.expected = expected;
  }

  /// Open time of the candle that can be analysed next.
  public Instant expected() {
    return expected;
  }
}
