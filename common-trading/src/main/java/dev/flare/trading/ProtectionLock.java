package dev.flare.trading;

import dev.flare.market.Pair;
import dev.flare.trading.protection.Lock;
import dev.flare.trading.protection.Protection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The newest lock of one protection, for one pair or for all, in one mode.
///
/// @param liftedAt when the user lifted this lock or an earlier one; what was closed until then
///   leads to no lock any more
public record ProtectionLock(Mode mode, Lock lock, Optional<Instant> liftedAt) {

  /// Such as `demo-cooldown-BTCUSDT` or `live-daily-loss`.
  public String id() {
    String pair = lock.pair().map(each -> "-" + each.symbol()).orElse("");
    String name = (mode + "_" + lock.kind()).toLowerCase(Locale.ROOT).replace('_', '-');
    return name + pair;
  }

  /// Whether the user lifted this very lock.
  public boolean isLifted() {
    return liftedAt.filter(then -> !then.isBefore(lock.from())).isPresent();
  }

  boolean isInForce(Instant now) {
    return !isLifted() && !lock.hasEnded(now);
  }

  /// A lifting before the lock's beginning would lift nothing.
  ProtectionLock lifted(Instant now) {
    Instant at = now.isBefore(lock.from()) ? lock.from() : now;
    return new ProtectionLock(mode, lock, Optional.of(at));
  }

  boolean isOf(Mode other, Protection protection, Optional<Pair> scope) {
    return mode == other && lock.kind() == protection.kind() && lock.pair().equals(scope);
  }
}
