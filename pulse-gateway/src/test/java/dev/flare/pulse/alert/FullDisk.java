package dev.flare.pulse.alert;

import dev.flare.jsondb.ForwardingDisk;
import dev.flare.jsondb.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;

/// A disk on which there is room, or none.
final class FullDisk extends ForwardingDisk {
  private volatile boolean full;

  FullDisk() {
    super(new MemoryDisk());
  }

  void isFull(boolean now) {
    full = now;
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void append(byte[] bytes) throws IOException {
        if (full) {
          throw new IOException("No space left on device");
        }
        super.append(bytes);
      }
    };
  }
}
