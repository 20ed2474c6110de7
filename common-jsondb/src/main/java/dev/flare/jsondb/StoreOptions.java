package dev.flare.jsondb;

import java.util.List;
import java.util.concurrent.Executor;
import tools.jackson.databind.JacksonModule;

/// How a store is kept.
///
/// @param modules shapes for types that Jackson would write in a way nobody wants to read
/// @param journalBytes size from which the journal is folded into the readable files, when it has
///   outgrown those as well
/// @param folding runs what brings the readable files up to date, beside the writers
public record StoreOptions(
    Disk disk, List<JacksonModule> modules, long journalBytes, Executor folding) {
  private static final long FOUR_MEGABYTES = 4L << 20;

  public StoreOptions {
    modules = List.copyOf(modules);
  }

  public static StoreOptions standard() {
    return new StoreOptions(Disk.ofThisMachine(), List.of(), FOUR_MEGABYTES, StoreOptions::start);
  }

  private static void start(Runnable folding) {
    Thread.ofPlatform().daemon().name("store-folding").start(folding);
  }

  public StoreOptions with(Disk other) {
    return new StoreOptions(other, modules, journalBytes, folding);
  }

  public StoreOptions with(JacksonModule... shapes) {
    return new StoreOptions(disk, List.of(shapes), journalBytes, folding);
  }

  public StoreOptions foldingFrom(long bytes) {
    return new StoreOptions(disk, modules, bytes, folding);
  }

  public StoreOptions foldingBy(Executor executor) {
    return new StoreOptions(disk, modules, journalBytes, executor);
  }
}
