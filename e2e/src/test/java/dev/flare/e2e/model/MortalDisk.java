package dev.flare.e2e.model;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.ForwardingDisk;
import dev.flare.jsondb.MemoryDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The disk of a process that dies at a write, before it can do anything else; or that is full.
final class MortalDisk extends ForwardingDisk {
  private static final int NEVER = Integer.MAX_VALUE;

  private final MemoryDisk disk;
  private int left = NEVER;
  private boolean torn;
  private boolean dead;
  private boolean full;

  MortalDisk(MemoryDisk disk) {
    super(disk);
    this.disk = disk;
  }

  /// The process dies at its `n`th write from now.
  ///
  /// @param within the last of it does not get to the disk any more
  void diesAtWrite(int n, boolean within) {
    left = n;
    torn = within;
  }

  void isFull(boolean now) {
    full = now;
  }

  boolean isDead() {
    return dead;
  }

  /// @throws IllegalStateException when the process is dead, which does nothing any more
  void requireAlive() {
    if (dead) {
      throw new IllegalStateException("The process is dead");
    }
  }

  /// An answer, which nobody hears of a dead process.
  <T> T ifAlive(T answer) {
    requireAlive();
    return answer;
  }

  /// What the next process finds.
  MemoryDisk legacy() {
    dead = true;
    return disk.copy();
  }

  List<Path> filesIn(Path directory) {
    return disk.names(directory).stream().map(directory::resolve).toList();
  }

  /// All that stands in the files of a directory.
  String textIn(Path directory) {
    StringBuilder text = new StringBuilder();
    for (Path file : filesIn(directory)) {
      try {
        text.append(new String(disk.read(file), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  @Override
  protected Disk disk() throws IOException {
    check();
    return super.disk();
  }

  private void check() throws IOException {
    if (dead) {
      throw new IOException("The process is dead");
    }
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new MortalFile(super.open(file));
  }

  private final class MortalFile extends ForwardingFile {
    MortalFile(OpenFile file) {
      super(file);
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      check();
      if (full) {
        throw new IOException("No space left on device");
      }
      left -= left == NEVER ? 0 : 1;
      dead = left == 0;
      super.append(dead && torn ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      check();
    }

    @Override
    public void truncate(long length) throws IOException {
      check();
      super.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      check();
      super.sync();
    }
  }
}
