package dev.flare.jsondb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The line of transactions before the disk.
///
/// Each is built on the one before it in line, durable or not, and takes its place behind it. One
/// writer, the leader, writes all that stands in line in one go, while the next ones queue up; then
/// everybody is told, and one of those waiting leads. What was built on a failure fails with it.
final class Commits {
  private final Journal journal;
  private final Json json;
  private final Listeners listeners;
  private final ReentrantLock building = new ReentrantLock();
  private final Condition rested = building.newCondition();
  private SealedBytes lines = new SealedBytes();
  private List<Commit> line = new ArrayList<>();
  private State newest;
  private boolean led;
  private boolean closed;
  private @Nullable Turnover turnover;
  private volatile State durable;

  Commits(State found, Journal journal, Json json, Listeners listeners) {
    this.journal = journal;
    this.json = json;
    this.listeners = listeners;
    this.newest = found;
    this.durable = found;
  }

  /// The store as all may see it.
  State state() {
    return durable;
  }

  /// Makes all changes of `work` durable, or none.
  <R> R transaction(Function<Transaction, R> work) {
    requireNotWithin();
    R result;
    Commit commit;
    building.lock();
    try {
      requireOpen();
      Transaction transaction = new Transaction(newest);
      result = work.apply(transaction);
      if (transaction.edits().isEmpty() && newest == durable) {
        return result;
      }
      commit = join(transaction);
    } finally {
      building.unlock();
    }
    settle(commit)
        .ifPresent(reason -> {
          throw new WriteFailed(journal.file(), reason);
        });
    return result;
  }

  /// One that changed nothing waits as well: what it saw may not be durable yet.
  private Commit join(Transaction transaction) {
    if (!transaction.edits().isEmpty()) {
      boolean behindOthers = lines.size() > 0;
      lines.addLine(
          out -> json.transaction(out, transaction.version(), behindOthers, transaction.edits()));
      newest = transaction.state().at(transaction.version());
    }
    return join(new Commit(newest, transaction.changes()));
  }

  private Commit join(Commit commit) {
    line.add(commit);
    if (!led) {
      led = true;
      commit.lead();
    }
    return commit;
  }

  private Optional<Throwable> settle(Commit commit) {
    if (commit.awaitsLead()) {
      lead();
    }
    return commit.failure();
  }

  /// Changes how the store looks in memory, where the files need no change.
  void reshape(UnaryOperator<State> shape) {
    requireNotWithin();
    Optional<Throwable> failure;
    do {
      Commit commit;
      building.lock();
      try {
        newest = shape.apply(newest);
        commit = join(new Commit(newest, List.of()));
      } finally {
        building.unlock();
      }
      failure = settle(commit);
    } while (failure.isPresent());
  }

  /// Goes on in the next journal, and tells what the store held at this turn.
  Turn switchTo(Journal.Next next) throws IOException {
    Turnover wanted = new Turnover(next);
    Commit commit;
    building.lock();
    try {
      turnover = wanted;
      commit = join(new Commit(newest, List.of()));
    } finally {
      building.unlock();
    }
    Optional<Throwable> _ = settle(commit);
    return wanted.outcome();
  }

  /// Whatever happens, those who wait are told.
  private void lead() {
    Batch batch = take();
    Optional<Throwable> failure = Optional.of(new IOException("Nothing was written"));
    try {
      batch.turnover.ifPresent(each -> each.happen(journal, durable));
      failure = write(batch);
      if (failure.isEmpty()) {
        publish(batch);
      }
    } finally {
      finish(batch, failure);
    }
  }

  private Batch take() {
    building.lock();
    try {
      Batch batch = new Batch(line, lines, Optional.ofNullable(turnover));
      clearLine();
      return batch;
    } finally {
      building.unlock();
    }
  }

  private void clearLine() {
    line = new ArrayList<>();
    lines = new SealedBytes();
    turnover = null;
  }

  private Optional<Throwable> write(Batch batch) {
    if (batch.lines.size() == 0) {
      return Optional.empty();
    }
    try {
      journal.append(batch.lines.toByteArray());
      return Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  private void publish(Batch batch) {
    durable = batch.commits.getLast().after();
    for (Commit each : batch.commits) {
      listeners.tell(each.changes(), each.after());
    }
  }

  /// The next leader is called last: those who come back at once share its write.
  private void finish(Batch batch, Optional<Throwable> failure) {
    List<Commit> settled = new ArrayList<>(batch.commits);
    Optional<Commit> next;
    building.lock();
    try {
      if (failure.isPresent()) {
        settled.addAll(line);
        clearLine();
        newest = durable;
      }
      next = line.stream().findFirst();
      led = next.isPresent();
      if (!led) {
        rested.signalAll();
      }
    } finally {
      building.unlock();
    }
    settled.forEach(each -> each.settle(failure));
    next.ifPresent(Commit::lead);
  }

  private void requireNotWithin() {
    if (building.isHeldByCurrentThread()) {
      throw new IllegalStateException("Within a transaction, write through the transaction");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The store is closed");
    }
  }

  /// Takes no more transactions, and returns when the last is settled; false when that was done
  /// before.
  boolean close() {
    building.lock();
    try {
      boolean first = !closed;
      closed = true;
      while (led) {
        rested.awaitUninterruptibly();
      }
      return first;
    } finally {
      building.unlock();
    }
  }

  /// What a leader writes in one go.
  private record Batch(List<Commit> commits, SealedBytes lines, Optional<Turnover> turnover) {}

  /// What the store held when a journal began.
  ///
  /// @param journal its number
  /// @param bytesBefore of the journals before it
  record Turn(State state, int journal, long bytesBefore) {}

  /// The wish for a new journal, fulfilled by the next leader.
  private static final class Turnover {
    private final Journal.Next next;
    private @Nullable Turn turn;
    private @Nullable Exception failure;

    Turnover(Journal.Next next) {
      this.next = next;
    }

    void happen(Journal journal, State durable) {
      try {
        turn = new Turn(durable, next.number(), journal.switchTo(next));
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
    }

    Turn outcome() throws IOException {
      if (turn == null) {
        throw new IOException("The journal was not continued", failure);
      }
      return turn;
    }
  }
}
