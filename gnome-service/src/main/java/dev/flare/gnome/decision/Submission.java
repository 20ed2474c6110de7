package dev.flare.gnome.decision;

import dev.flare.market.Pair;
import dev.flare.signal.AnalystMemory;
import java.util.List;
import java.util.Optional;

/// What one pair wants to have published, and what became of it.
///
/// For the thread that holds the order of publishing; the one that waits for it reads it under the
/// same lock.
final class Submission {
  private final Pair pair;
  private final List<Analysed> analysed;
  private final AnalystMemory memory;
  private boolean done;
  private Optional<RuntimeException> failure = Optional.empty();

  /// @param analysed about successive candles, oldest first, at least one
  /// @param memory of the analyst after the last of them
  Submission(Pair pair, List<Analysed> analysed, AnalystMemory memory) {
    this.pair = pair;
    this.analysed = List.copyOf(analysed);
    this.memory = memory;
  }

  Pair pair() {
    return pair;
  }

  List<Analysed> analysed() {
    return analysed;
  }

  AnalystMemory memory() {
    return memory;
  }

  boolean isDone() {
    return done;
  }

  void succeeded() {
    done = true;
  }

  void failed(RuntimeException reason) {
    done = true;
    failure = Optional.of(reason);
  }

  void rethrow() {
    failure.ifPresent(reason -> {
      throw reason;
    });
  }
}
