package dev.flare.trading;

import dev.flare.market.Amount;

/// What may be missing of a coin without an alarm.
record IgnoredDrift(Amount missing) {
  String id() {
    return missing.coin().name();
  }
}
