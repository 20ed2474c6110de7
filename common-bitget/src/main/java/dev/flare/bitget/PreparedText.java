package dev.flare.bitget;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/// A shared text whose directory is made when it is first wanted, and tried again while it cannot
/// be.
final class PreparedText implements SharedText {
  private final BudgetDirectory directory;
  private final SharedText text;
  private volatile boolean isPrepared;

  PreparedText(BudgetDirectory directory, SharedText text) {
    this.directory = directory;
    this.text = text;
  }

  @Override
  public <T> T change(Function<String, Step<T>> step, Duration patience) throws IOException {
    if (!isPrepared) {
      directory.prepare(InstantSource.system().instant());
      isPrepared = true;
    }
    return text.change(step, patience);
  }
}
