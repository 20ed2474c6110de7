package dev.flare.trading.protection;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Locks everything once the money has fallen too far below its peak within a window.
///
/// The money is that of the ledger: gains and losses count when they are realised.
public record MaxDrawdown(Percentage most, Duration window, Duration rest) implements Protection {
  @Override
  public Lock.Kind kind() {
    return Lock.Kind.MAX_DRAWDOWN;
  }

  @Override
  public Optional<Pair> scope(Exit newest) {
    return Optional.empty();
  }

  @Override
  public Instant since(Exit newest) {
    return newest.at().minus(window);
  }

  @Override
  public Optional<Lock> after(Exit newest, TrackRecord record) {
    Percentage fall = fall(record.last(window));
    return newest.lost() && fall.compareTo(most) > 0
        ? Optional.of(lock(fall, record))
        : Optional.empty();
  }

  private Lock lock(Percentage fall, TrackRecord record) {
    return new Lock(
        kind(),
        Optional.empty(),
        "down %s from the peak within %s, limit %s".formatted(fall, window, most),
        record.end(),
        record.end().plus(rest));
  }

  private static Percentage fall(TrackRecord seen) {
    Amount money = seen.capitalBefore();
    Amount peak = money;
    Percentage fall = Percentage.ZERO;
    for (Exit exit : seen.exits()) {
      money = money.plus(exit.realised());
      peak = money.compareTo(peak) > 0 ? money : peak;
      fall = fall.max(below(peak, money));
    }
    return fall;
  }

  private static Percentage below(Amount peak, Amount money) {
    return peak.isPositive() ? money.changeFrom(peak).negated() : Percentage.ZERO;
  }
}
