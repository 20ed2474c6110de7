package dev.flare.pulse.app;

import dev.flare.jsondb.WriteFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is remembered of one app, and on disk as soon as the disk takes it: that it is full stops
/// no app.
final class KeptMemory {
  private static final Logger log = LoggerFactory.getLogger(KeptMemory.class);

  private final Memories memories;
  private volatile AppMemory now;
  private boolean isLate;
  private boolean isOver;

  KeptMemory(Memories memories, String app) {
    this.memories = memories;
    this.now = memories.of(app);
  }

  AppMemory now() {
    return now;
  }

  boolean isOfThisBoot() {
    return memories.isOfThisBoot(now);
  }

  /// Remembers it, and leaves it to the next write to keep it.
  void change(AppMemory next) {
    now = next;
  }

  void keep(AppMemory next) {
    now = next;
    write(() -> now = memories.keep(next));
  }

  void keepForAnotherStart(AppMemory next) {
    now = next;
    write(() -> memories.keepForAnotherStart(next));
  }

  /// Writes what could not be written before, if there is something.
  void catchUp() {
    if (isLate) {
      keep(now);
    }
  }

  /// From now on nothing is kept.
  void end() {
    isOver = true;
    isLate = false;
  }

  boolean isOver() {
    return isOver;
  }

  private void write(Runnable write) {
    if (isOver) {
      return;
    }
    try {
      write.run();
      isLate = false;
    } catch (WriteFailed e) {
      if (!isLate) {
        log.error("app={} not remembered: {}", now.id(), e.getMessage());
      }
      isLate = true;
    }
  }
}
