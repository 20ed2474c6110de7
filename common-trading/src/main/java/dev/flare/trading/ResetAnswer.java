package dev.flare.trading;

import java.nio.file.Path;

/// How a wish to begin a new ledger ended.
public sealed interface ResetAnswer {
  /// A live conversion may have been done, and the new ledger would know nothing of it.
  record ConversionUnresolved(String conversion) implements ResetAnswer {}

  /// A new ledger has begun.
  ///
  /// @param archive the file with everything that was there before
  record Done(Path archive) implements ResetAnswer {}

  /// A conversion is under way; a moment later it may be done.
  record Busy() implements ResetAnswer {}

  /// A live position is open, whose coins would stay at the exchange unwatched.
  record LivePositionOpen(String position) implements ResetAnswer {}
}
