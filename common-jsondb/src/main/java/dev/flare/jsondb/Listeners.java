package dev.flare.jsondb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/// All who listen to a store.
final class Listeners {
  private final ReentrantLock telling = new ReentrantLock();
  private final List<Listener> listeners = new ArrayList<>();
  private State told;
  private boolean ended;

  Listeners(State found) {
    this.told = found;
  }

  /// Tells of one transaction, in the order in which they are made.
  void tell(List<Change<?>> changes, State after) {
    telling.lock();
    try {
      told = after;
      listeners.forEach(each -> each.hear(changes, after));
    } finally {
      telling.unlock();
    }
  }

  /// Says that nothing more will come.
  void end() {
    telling.lock();
    try {
      ended = true;
      listeners.forEach(Listener::end);
    } finally {
      telling.unlock();
    }
  }

  /// @param presentFirst whether to begin with the store as it is
  /// @param wanted which changes to tell
  Flux<News<?>> news(boolean presentFirst, Predicate<Change<?>> wanted) {
    return Flux.create(sink -> join(sink, presentFirst, wanted));
  }

  private void join(FluxSink<News<?>> sink, boolean presentFirst, Predicate<Change<?>> wanted) {
    telling.lock();
    try {
      Listener listener =
          new Listener(
              sink, Schedulers.boundedElastic().createWorker(), told, presentFirst, wanted);
      listeners.add(listener);
      sink.onDispose(() -> leave(listener));
      sink.onRequest(_ -> listener.wake());
      if (ended) {
        listener.end();
      }
    } finally {
      telling.unlock();
    }
  }

  private void leave(Listener listener) {
    telling.lock();
    try {
      listeners.remove(listener);
      listener.dispose();
    } finally {
      telling.unlock();
    }
  }
}
