package dev.flare.benchmark.jsondb;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.ForwardingDisk;
import java.io.IOException;
import java.nio.file.Path;

/// The machine's disk without waiting for it, so that only what the store itself does takes time.
final class UnsyncedDisk extends ForwardingDisk {
  UnsyncedDisk(Disk disk) {
    super(disk);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void sync() {
        // Not waiting is what it is for.
      }
    };
  }

  @Override
  public void syncDirectory(Path directory) {
    // Not waiting is what it is for.
  }
}
