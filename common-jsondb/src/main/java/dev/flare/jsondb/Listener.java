package dev.flare.jsondb;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/// One who listens to a store, at his own pace. When more waits for him than he is allowed to keep,
/// the present state takes the place of it all.
final class Listener {
  private static final int MOST_WAITING = 1024;

  private final FluxSink<News<?>> sink;
  private final Scheduler.Worker worker;
  private final Predicate<Change<?>> wanted;
  private final ReentrantLock hearing = new ReentrantLock();
  private final Queue<Change<?>> waiting = new ArrayDeque<>();
  private final AtomicInteger wakes = new AtomicInteger();
  private State newest;
  private boolean presentIsNext;
  private boolean missedSome;
  private boolean ended;

  Listener(
      FluxSink<News<?>> sink,
      Scheduler.Worker worker,
      State present,
      boolean presentFirst,
      Predicate<Change<?>> wanted) {
    this.sink = sink;
    this.worker = worker;
    this.newest = present;
    this.presentIsNext = presentFirst;
    this.wanted = wanted;
  }

  void hear(List<Change<?>> changes, State after) {
    hearing.lock();
    try {
      newest = after;
      changes.stream().filter(wanted).forEach(this::keep);
    } finally {
      hearing.unlock();
    }
    wake();
  }

  private void keep(Change<?> change) {
    if (!presentIsNext) {
      waiting.add(change);
    }
    if (waiting.size() > MOST_WAITING) {
      waiting.clear();
      presentIsNext = true;
      missedSome = true;
    }
  }

  void end() {
    hearing.lock();
    try {
      ended = true;
    } finally {
      hearing.unlock();
    }
    wake();
  }

  /// Sees to it that what waits is told, by a thread of its own.
  void wake() {
    if (!sink.isCancelled() && wakes.getAndIncrement() == 0) {
      var _ = worker.schedule(this::tellAll);
    }
  }

  private void tellAll() {
    int seen = wakes.get();
    while (seen > 0) {
      tellWhatIsAskedFor();
      seen = wakes.addAndGet(-seen);
    }
  }

  private void tellWhatIsAskedFor() {
    Optional<News<?>> next = next();
    while (next.isPresent()) {
      sink.next(next.get());
      next = next();
    }
    if (isDone()) {
      sink.complete();
    }
  }

  private Optional<News<?>> next() {
    hearing.lock();
    try {
      if (sink.isCancelled() || sink.requestedFromDownstream() == 0) {
        return Optional.empty();
      }
      return presentIsNext ? Optional.of(present()) : Optional.ofNullable(waiting.poll());
    } finally {
      hearing.unlock();
    }
  }

  private Present<?> present() {
    Present<?> present = new Present<>(new View.Moment(newest), missedSome);
    presentIsNext = false;
    missedSome = false;
    return present;
  }

  private boolean isDone() {
    hearing.lock();
    try {
      return ended && waiting.isEmpty() && !presentIsNext;
    } finally {
      hearing.unlock();
    }
  }

  void dispose() {
    worker.dispose();
  }
}
