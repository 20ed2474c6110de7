package dev.flare.benchmark.jsondb;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory on the disk to be measured, gone afterwards.
final class Scratch implements AutoCloseable {
  private final Path directory;
  private int used;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  static Scratch in(Path place) throws IOException {
    return new Scratch(Files.createTempDirectory(place, "flare-bench-"));
  }

  /// A path that nothing has taken yet.
  Path next() {
    used++;
    return directory.resolve(Integer.toString(used));
  }

  /// The disk and the machine, as far as they matter.
  String describe() throws IOException {
    FileStore store = Files.getFileStore(directory);
    return "%s on %s; %d processors, load %.2f; Java %s"
        .formatted(
            store.type(),
            store.name(),
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.version());
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
