package dev.flare.trading.protection;

import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Leaves a pair alone for a while after a position of it was closed.
public record Cooldown(Duration rest) implements Protection {
  @Override
  public Lock.Kind kind() {
    return Lock.Kind.COOLDOWN;
  }

  @Override
  public Optional<Pair> scope(Exit newest) {
    return Optional.of(newest.pair());
  }

  @Override
  public Instant since(Exit newest) {
    return newest.at();
  }

  @Override
  public Optional<Lock> after(Exit newest, TrackRecord record) {
    return Optional.of(
        new Lock(
            kind(),
            scope(newest),
            "a position was closed, and the pair rests for %s".formatted(rest),
            newest.at(),
            newest.at().plus(rest)));
  }
}
