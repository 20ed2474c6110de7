package dev.flare.trading.protection;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Locks a pair that brought too little for what was staked on it within a window.
///
/// @param count how many positions of the pair it takes to judge it
/// @param least what they must have brought together, in per cent of their cost
public record LowProfit(int count, Percentage least, Duration window, Duration rest)
    implements Protection {
  @Override
  public Lock.Kind kind() {
    return Lock.Kind.LOW_PROFIT;
  }

  @Override
  public Optional<Pair> scope(Exit newest) {
    return Optional.of(newest.pair());
  }

  @Override
  public Instant since(Exit newest) {
    return newest.at().minus(window);
  }

  @Override
  public Optional<Lock> after(Exit newest, TrackRecord record) {
    TrackRecord seen = record.of(newest.pair()).last(window);
    return seen.exits().size() >= count && seen.cost().isPositive()
        ? lock(newest, brought(seen), seen)
        : Optional.empty();
  }

  private static Percentage brought(TrackRecord seen) {
    Amount cost = seen.cost();
    return cost.plus(seen.realised()).changeFrom(cost);
  }

  private Optional<Lock> lock(Exit newest, Percentage brought, TrackRecord seen) {
    return brought.compareTo(least) >= 0
        ? Optional.empty()
        : Optional.of(
            new Lock(
                kind(),
                scope(newest),
                "%d positions brought %s within %s, at least %s is wanted"
                    .formatted(seen.exits().size(), brought, window, least),
                seen.end(),
                seen.end().plus(rest)));
  }
}
