package dev.flare.jsondb;

import java.util.List;
import tools.jackson.databind.JacksonModule;

/// How a store is kept.
///
/// @param modules shapes for types that Jackson would write in a way nobody wants to read
/// @param journalBytes size from which the journal is folded into the readable files, when it has
///   outgrown those as well
public record StoreOptions(Disk disk, List<JacksonModule> modules, long journalBytes) {
  private static final long FOUR_MEGABYTES = 4L << 20;

  public StoreOptions {
    modules = List.copyOf(modules);
  }

  public static StoreOptions standard() {
    return new StoreOptions(Disk.ofThisMachine(), List.of(), FOUR_MEGABYTES);
  }

  public StoreOptions with(Disk other) {
    return new StoreOptions(other, modules, journalBytes);
  }

  public StoreOptions with(JacksonModule... shapes) {
    return new StoreOptions(disk, List.of(shapes), journalBytes);
  }

  public StoreOptions foldingFrom(long bytes) {
    return new StoreOptions(disk, modules, bytes);
  }
}
