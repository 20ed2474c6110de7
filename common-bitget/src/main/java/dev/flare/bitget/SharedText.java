package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/// A text that all processes of a user share; one of them at a time changes it.
interface SharedText {
  /// What becomes of the text, and what its reader learned.
  record Step<T>(String text, T result) {}

  /// Runs `step` while nobody else does, and keeps what it leaves behind.
  ///
  /// @throws ExchangeUnavailable when it is not its turn within `patience`
  /// @throws IOException when it cannot be kept there
  <T> T change(Function<String, Step<T>> step, Duration patience) throws IOException;
}
