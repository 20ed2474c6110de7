package dev.flare.trading.protection;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Exits, the earliest first, and the money there is after the last of them.
///
/// @param capital cash and the cost of what is open
public record TrackRecord(List<Exit> exits, Amount capital) {
  public TrackRecord {
    exits = exits.stream().sorted(Comparator.comparing(Exit::at)).toList();
  }

  /// Without what was forgiven: what came at `then` or before.
  public TrackRecord after(Instant then) {
    return only(exit -> exit.at().isAfter(then));
  }

  TrackRecord of(Pair pair) {
    return only(exit -> exit.pair().equals(pair));
  }

  /// What is not older than `window`, seen from the last exit.
  TrackRecord last(Duration window) {
    Instant begin = end().minus(window);
    return only(exit -> !exit.at().isBefore(begin));
  }

  TrackRecord only(Predicate<Exit> wanted) {
    return new TrackRecord(exits.stream().filter(wanted).toList(), capital);
  }

  /// The time of the last exit, whose locks begin then.
  Instant end() {
    return exits.getLast().at();
  }

  Amount realised() {
    return sum(exits.stream().map(Exit::realised).toList());
  }

  Amount cost() {
    return sum(exits.stream().map(Exit::cost).toList());
  }

  private Amount sum(Collection<Amount> amounts) {
    return amounts.stream().reduce(Amount.zero(capital.coin()), Amount::plus);
  }

  /// The money there was before the first of these exits, as if nothing was put in or taken out
  /// since.
  Amount capitalBefore() {
    return capital.minus(realised());
  }
}
