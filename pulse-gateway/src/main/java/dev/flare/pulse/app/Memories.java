package dev.flare.pulse.app;

import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;

/// What is remembered of each app.
final class Memories {
  private final KeyedCollection<AppMemory> memories;
  private final String bootId;

  Memories(Store store, String bootId) {
    this.memories = store.collection("app-memories", AppMemory.class, AppMemory::id);
    this.bootId = bootId;
  }

  AppMemory of(String id) {
    return memories.find(id).orElse(AppMemory.none(id));
  }

  /// Whether it was written since the machine started.
  boolean isOfThisBoot(AppMemory memory) {
    return memory.bootId().equals(bootId);
  }

  /// @throws dev.flare.jsondb.WriteFailed when it could not be made durable
  AppMemory keep(AppMemory memory) {
    AppMemory now = memory.at(bootId);
    memories.put(now);
    return now;
  }

  /// Keeps it as if the machine had started since: `autoStart` decides what comes next.
  void keepForAnotherStart(AppMemory memory) {
    memories.put(memory.at(""));
  }

  void forget(String id) {
    var _ = memories.remove(id);
  }
}
