package dev.flare.bitget;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A budget in a file that all processes of a user share.
final class BudgetFile implements BudgetStore {
  private final LockedFile file;
  private final LongSupplier nanos;

  BudgetFile(Path path, LongSupplier nanos, Pause pause) {
    this.file = new LockedFile(path, nanos, pause);
    this.nanos = nanos;
  }

  @Override
  public <T> T change(Function<BudgetState, T> step, Duration patience) throws IOException {
    return file.change(
        text -> {
          BudgetState state = BudgetState.parse(text, nanos.getAsLong());
          T result = step.apply(state);
          return new SharedText.Step<>(state.text(nanos.getAsLong()), result);
        },
        patience);
  }
}
