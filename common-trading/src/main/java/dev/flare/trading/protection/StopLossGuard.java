package dev.flare.trading.protection;

import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Locks after so many stop losses within a window.
///
/// @param eachPair whether each pair is counted and locked by itself
public record StopLossGuard(int count, Duration window, Duration rest, boolean eachPair)
    implements Protection {
  @Override
  public Lock.Kind kind() {
    return Lock.Kind.STOP_LOSS_GUARD;
  }

  @Override
  public Optional<Pair> scope(Exit newest) {
    return eachPair ? Optional.of(newest.pair()) : Optional.empty();
  }

  @Override
  public Instant since(Exit newest) {
    return newest.at().minus(window);
  }

  @Override
  public Optional<Lock> after(Exit newest, TrackRecord record) {
    TrackRecord seen = scope(newest).map(record::of).orElse(record).only(Exit::stopped);
    return newest.stopped() ? lock(newest, seen.last(window)) : Optional.empty();
  }

  private Optional<Lock> lock(Exit newest, TrackRecord stopped) {
    int many = stopped.exits().size();
    return many < count
        ? Optional.empty()
        : Optional.of(
            new Lock(
                kind(),
                scope(newest),
                "%d stop losses within %s, limit %d".formatted(many, window, count),
                stopped.end(),
                stopped.end().plus(rest)));
  }
}
