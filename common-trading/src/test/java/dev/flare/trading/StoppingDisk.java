package dev.flare.trading;

import dev.flare.jsondb.ForwardingDisk;
import dev.flare.jsondb.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;

/// A disk that takes so many appends and then none any more.
final class StoppingDisk extends ForwardingDisk {
  private int left;
  private int refused;

  StoppingDisk(MemoryDisk disk, int appends) {
    super(disk);
    this.left = appends;
  }

  void takes(int appends) {
    left = appends;
  }

  /// Takes none of the next so many.
  void refuses(int appends) {
    refused = appends;
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void append(byte[] bytes) throws IOException {
        if (left <= 0 || refused-- > 0) {
          throw new IOException("No space left on device");
        }
        left--;
        super.append(bytes);
      }
    };
  }
}
