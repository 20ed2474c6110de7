package dev.flare.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Conversions under way: carried out on other threads, their end written down in the mailbox.
///
/// Everything here is called within the mailbox.
final class RunningConversions {
  private static final System.Logger LOG = System.getLogger(RunningConversions.class.getName());

  private final Book book;
  private final ConversionDesk desk;
  private final Executor threads;
  private final Executor mailbox;
  private final List<Runnable> unwritten = new ArrayList<>();
  private final List<Runnable> whenIdle = new ArrayList<>();
  private int running;

  RunningConversions(Book book, ConversionDesk desk, Executor threads, Executor mailbox) {
    this.book = book;
    this.desk = desk;
    this.threads = threads;
    this.mailbox = mailbox;
  }

  boolean isIdle() {
    return running == 0;
  }

  /// @param then told how it ended, once that is written down
  void start(
      Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny, Consumer<Conversion> then) {
    running++;
    try {
      threads.execute(() -> {
        Conversion ended = carriedOut(wish, inHand, scrutiny);
        mailbox.execute(() -> ended(ended, then));
      });
    } catch (RuntimeException | Error e) {
      mailbox.execute(() -> ended(desk.brokenOff(wish, e), then));
    }
  }

  /// Whatever fails in this program, a conversion that may have been done is looked for.
  private Conversion carriedOut(Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    try {
      return desk.carryOut(wish, inHand, scrutiny);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "Conversion " + wish.id() + " broke off", e);
      return desk.brokenOff(wish, e);
    }
  }

  private void ended(Conversion ended, Consumer<Conversion> then) {
    try {
      book.settle(ended);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "Cannot write down how " + ended.id() + " ended", e);
      unwritten.add(() -> ended(ended, then));
      return;
    }
    running--;
    try {
      then.accept(ended);
    } finally {
      tellIfIdle();
    }
  }

  /// Tries again to write down what has happened but could not be written. What one of them leads
  /// to costs none of the others.
  void writeAgain() {
    for (int left = unwritten.size(); left > 0; left--) {
      unwritten.removeFirst().run();
    }
  }

  /// Runs it as soon as no conversion is under way, at once if none is.
  void whenIdle(Runnable waiting) {
    whenIdle.add(waiting);
    tellIfIdle();
  }

  private void tellIfIdle() {
    if (isIdle()) {
      List<Runnable> waiting = List.copyOf(whenIdle);
      whenIdle.clear();
      waiting.forEach(Runnable::run);
    }
  }
}
