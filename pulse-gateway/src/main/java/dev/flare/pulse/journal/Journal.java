package dev.flare.pulse.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The latest happenings, in memory: 1000 of the apps and of those who are logged in, and 500 of
/// strangers, who therefore push nothing out but their own.
public final class Journal {
  static final int MOST = 1000;
  static final int MOST_OF_STRANGERS = 500;

  private final InstantSource clock;
  private final Deque<Entry> own = new ArrayDeque<>();
  private final Deque<Entry> ofStrangers = new ArrayDeque<>();
  private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
  private long seq;

  public Journal(InstantSource clock) {
    this.clock = clock;
  }

  /// @param seq one more than that of the entry before
  record Entry(long seq, Instant at, Happening what) {}

  /// @param listener is told of everything from now on, in order; may not wait for anything
  public void listen(Consumer<Happening> listener) {
    listeners.add(listener);
  }

  public synchronized void note(Happening what) {
    boolean strange = what.isOfStrangers();
    Deque<Entry> entries = strange ? ofStrangers : own;
    entries.addFirst(new Entry(++seq, clock.instant(), what));
    if (entries.size() > (strange ? MOST_OF_STRANGERS : MOST)) {
      entries.removeLast();
    }
    listeners.forEach(each -> each.accept(what));
  }

  /// The newest first.
  synchronized List<Entry> latest(int limit) {
    return Stream.concat(own.stream(), ofStrangers.stream())
        .sorted(Comparator.comparing(Entry::seq).reversed())
        .limit(limit)
        .toList();
  }
}
