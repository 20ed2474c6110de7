package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps other processes from opening a store while this one looks at it, and writes nothing.
record QuietLock(@Nullable FileChannel channel) implements Closeable {

  /// @throws StoreInUse when a process has it open
  static QuietLock on(Path lockFile) throws IOException {
    try {
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ);
      @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      if (lock == null) {
        channel.close();
        throw new StoreInUse(
            lockFile.toAbsolutePath().getParent(), Files.readString(lockFile).strip());
      }
      return new QuietLock(channel);
    } catch (NoSuchFileException e) {
      return new QuietLock(null);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
