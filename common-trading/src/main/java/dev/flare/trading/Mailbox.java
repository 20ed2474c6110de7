package dev.flare.trading;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs messages one after the other, in the order in which they came, on threads of another
/// executor.
///
/// A message that fails is logged; the next one runs all the same.
final class Mailbox implements Executor {
  private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());

  private final Executor threads;
  private final Queue<Runnable> messages = new ArrayDeque<>();
  private boolean busy;

  Mailbox(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable message) {
    synchronized (messages) {
      messages.add(message);
      if (busy) {
        return;
      }
      busy = true;
    }
    begin();
  }

  /// Messages that nobody can be found to work through now wait for the next one.
  private void begin() {
    try {
      threads.execute(this::work);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "No thread for the mailbox", e);
      synchronized (messages) {
        busy = false;
      }
    }
  }

  private void work() {
    for (Runnable next = next(); next != null; next = next()) {
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "A message failed", e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (messages) {
      Runnable next = messages.poll();
      busy = next != null;
      return next;
    }
  }
}
