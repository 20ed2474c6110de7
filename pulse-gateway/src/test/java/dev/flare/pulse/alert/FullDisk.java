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
    OpenFile opened = super.open(file);
    return new OpenFile() {
      @Override
      public void append(byte[] bytes) throws IOException {
        if (full) {
          throw new IOException("No space left on device");
        }
        opened.append(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        opened.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        opened.sync();
      }

      @Override
      public void close() throws IOException {
        opened.close();
      }
    };
  }
}
