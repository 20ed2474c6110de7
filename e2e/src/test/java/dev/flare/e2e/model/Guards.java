package dev.flare.e2e.model;

import dev.flare.market.Pair;
import dev.flare.trading.CloseReason;
import dev.flare.trading.Conversion;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Status;
import dev.flare.trading.protection.Cooldown;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.Lock;
import dev.flare.trading.protection.LowProfit;
import dev.flare.trading.protection.MaxDrawdown;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.StopLossGuard;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the protections must have locked after the trades there were, by the simplest reading.
///
/// @param forgiven by the name of a lock, until when closes count no more for it
record Guards(Protections protections, Map<String, Instant> forgiven) {
  /// Those of which the closed positions tell all; others depend on when money was put in.
  private static final Set<Lock.Kind> TOLD_BY_TRADES =
      Set.of(Lock.Kind.COOLDOWN, Lock.Kind.STOP_LOSS_GUARD);

  static Guards of(Protections protections) {
    return new Guards(protections, Map.of());
  }

  /// A lifting before the lock's beginning counts from there.
  Guards lifting(ProtectionLock lock, Instant now) {
    Map<String, Instant> more = new HashMap<>(forgiven);
    more.merge(
        lock.id(), now.isBefore(lock.lock().from()) ? lock.lock().from() : now, Guards::later);
    return new Guards(protections, more);
  }

  Guards forgotten() {
    return of(protections);
  }

  int atMost(int most) {
    return Math.min(most, protections.mostOpen().orElse(most));
  }

  /// What is locked must be, and what must be is.
  void check(Mode mode, Seen seen, Complaints wrong) {
    Map<String, Instant> said =
        seen.locks().stream()
            .filter(each -> each.mode() == mode && TOLD_BY_TRADES.contains(each.lock().kind()))
            .filter(each -> !each.isLifted())
            .collect(Collectors.toMap(ProtectionLock::id, each -> each.lock().until()));
    wrong.unlessEqual("locks", said, inForce(mode, trades(seen.status()), seen.now()));
  }

  /// Nothing of a coin that is not wanted is bought, whether it succeeds or not.
  void checkCoin(Conversion opening, Pair pair, Complaints wrong) {
    boolean denied = protections.coins().denies(pair.base());
    wrong.unless(!denied, opening.id() + " buys " + pair.base());
  }

  private static List<Position.Closed> trades(Status status) {
    return status.closed().stream()
        .filter(each -> each.reason() != CloseReason.WRITTEN_OFF)
        .toList();
  }

  private Map<String, Instant> inForce(Mode mode, List<Position.Closed> closed, Instant now) {
    Map<String, Instant> ends = new HashMap<>();
    protections
        .locking()
        .forEach(each -> {
          switch (each) {
            case Cooldown cooldown -> cooldown(cooldown, mode, closed, ends);
            case StopLossGuard guard -> guard(guard, mode, closed, ends);
            case MaxDrawdown _, DailyLoss _, LowProfit _ -> {}
          }
        });
    ends.values().removeIf(end -> !now.isBefore(end));
    return ends;
  }

  private void cooldown(
      Cooldown cooldown, Mode mode, List<Position.Closed> closed, Map<String, Instant> ends) {
    for (Position.Closed each : closed) {
      String id = prefix(mode) + "cooldown-" + symbol(each);
      if (counts(id, each)) {
        ends.merge(id, each.closedAt().plus(cooldown.rest()), Guards::later);
      }
    }
  }

  private void guard(
      StopLossGuard guard, Mode mode, List<Position.Closed> closed, Map<String, Instant> ends) {
    for (Position.Closed last : closed) {
      String id = prefix(mode) + "stop-loss-guard" + (guard.eachPair() ? "-" + symbol(last) : "");
      long stops =
          closed.stream()
              .filter(each -> each.reason() == CloseReason.STOP_LOSS && counts(id, each))
              .filter(each -> !guard.eachPair() || symbol(each).equals(symbol(last)))
              .filter(each -> !each.closedAt().isAfter(last.closedAt()))
              .filter(each -> !each.closedAt().isBefore(last.closedAt().minus(guard.window())))
              .count();
      if (stops >= guard.count() && last.reason() == CloseReason.STOP_LOSS && counts(id, last)) {
        ends.merge(id, last.closedAt().plus(guard.rest()), Guards::later);
      }
    }
  }

  private boolean counts(String lock, Position.Closed closed) {
    return closed.closedAt().isAfter(forgiven.getOrDefault(lock, Instant.MIN));
  }

  private static String prefix(Mode mode) {
    return mode == Mode.LIVE ? "live-" : "demo-";
  }

  private static String symbol(Position.Closed closed) {
    return closed.entry().motive().pair().symbol();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
