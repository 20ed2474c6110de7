package dev.flare.e2e.model;

import dev.flare.trading.Conversion;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Status;
import java.util.List;

/// What keeps a trader from opening positions while something is done to it.
///
/// @param newest the number of the last entry that was begun before
record Gate(boolean shut, List<ProtectionLock> locks, long newest) {
  static Gate before(Status status, List<ProtectionLock> locks, boolean shut) {
    return new Gate(shut, locks.stream().filter(each -> !each.isLifted()).toList(), newest(status));
  }

  private static long newest(Status status) {
    return status.conversions().stream()
        .filter(Conversion::opens)
        .mapToLong(Conversion::number)
        .max()
        .orElse(0);
  }

  void requireThatNobodyPassed(Status after) {
    after.conversions().stream()
        .filter(each -> each.opens() && each.number() > newest)
        .forEach(this::requireRight);
  }

  private void requireRight(Conversion opening) {
    if (shut) {
      throw new AssertionError("opens while trading is off: " + opening);
    }
    for (ProtectionLock each : locks) {
      if (each.mode() == opening.mode()
          && each.lock().concerns(Audit.motive(opening).pair())
          && !each.lock().hasEnded(opening.intendedAt())) {
        throw new AssertionError("%s opens in spite of %s".formatted(opening, each));
      }
    }
  }
}
