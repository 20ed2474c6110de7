package dev.flare.trading;

import dev.flare.market.Amount;
import java.time.Instant;
import java.util.Optional;

/// One movement of cash.
///
/// A line that wrote something off added what a person said it had brought; its position says what
/// it cost.
///
/// @param change what was added to the cash, negative when it was taken
/// @param cash what there was afterwards
public record LedgerLine(
    Instant at, Mode mode, Kind kind, Optional<String> position, Amount change, Amount cash) {
  /// What moved it.
  public enum Kind {
    OPENED,
    CLOSED,
    DEPOSITED,
    WRITTEN_OFF
  }
}
