package dev.flare.simulator.fault;

import java.util.SplittableRandom;

/// Which of the calls that a fault is about it strikes, counted from 1 since it was ordered.
public sealed interface Occurrence {
  boolean strikes(long count);

  /// Each call, until the fault is removed.
  record Always() implements Occurrence {
    @Override
    public boolean strikes(long count) {
      return true;
    }
  }

  /// One call only.
  record Nth(long place) implements Occurrence {
    @Override
    public boolean strikes(long count) {
      return count == place;
    }
  }

  record Every(long distance) implements Occurrence {
    @Override
    public boolean strikes(long count) {
      return count % distance == 0;
    }
  }

  /// By lot: the same seed strikes the same calls.
  record Chance(double probability, long seed) implements Occurrence {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public boolean strikes(long count) {
      return new SplittableRandom(seed * GOLDEN + count).nextDouble() < probability;
    }
  }
}
