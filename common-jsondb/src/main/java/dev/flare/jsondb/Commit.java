package dev.flare.jsondb;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A place in the line before the disk.
final class Commit {
  private final Thread writer = Thread.currentThread();
  private final State after;
  private final List<Change<?>> changes;
  private volatile Progress progress = Progress.WAITS;
  private Optional<Throwable> failure = Optional.empty();

  private enum Progress {
    WAITS,
    LEADS,
    SETTLED
  }

  /// @param after the store once this is durable
  Commit(State after, List<Change<?>> changes) {
    this.after = after;
    this.changes = changes;
  }

  State after() {
    return after;
  }

  List<Change<?>> changes() {
    return changes;
  }

  /// Lets its writer write for all who stand in line.
  void lead() {
    progress = Progress.LEADS;
    wake();
  }

  void settle(Optional<Throwable> withFailure) {
    failure = withFailure;
    progress = Progress.SETTLED;
    wake();
  }

  private void wake() {
    if (writer != Thread.currentThread()) {
      LockSupport.unpark(writer);
    }
  }

  /// Waits until it leads or is settled, and tells whether it leads. An interrupt is kept for
  /// later: what stands in line cannot be taken back.
  boolean awaitsLead() {
    boolean interrupted = false;
    while (progress == Progress.WAITS) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      writer.interrupt();
    }
    return progress == Progress.LEADS;
  }

  /// Why it did not become durable; told once it is settled.
  Optional<Throwable> failure() {
    return failure;
  }
}
