package dev.flare.e2e.model;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.MemoryDisk;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The disk of a process that dies at a write, before it can do anything else; or that is full.
final class MortalDisk implements Disk {
  private static final int NEVER = Integer.MAX_VALUE;

  private final MemoryDisk disk;
  private int left = NEVER;
  private boolean torn;
  private boolean dead;
  private boolean full;

  MortalDisk(MemoryDisk disk) {
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

  private void check() throws IOException {
    if (dead) {
      throw new IOException("The process is dead");
    }
  }

  private void append(OpenFile file, byte[] bytes) throws IOException {
    check();
    if (full) {
      throw new IOException("No space left on device");
    }
    left -= left == NEVER ? 0 : 1;
    dead = left == 0;
    file.append(dead && torn ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    check();
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    check();
    disk.createDirectory(directory);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    check();
    return disk.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    check();
    return disk.read(file);
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    check();
    return disk.names(directory);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    check();
    OpenFile open = disk.open(file);
    return new OpenFile() {
      @Override
      public void append(byte[] bytes) throws IOException {
        MortalDisk.this.append(open, bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        check();
        open.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        check();
        open.sync();
      }

      @Override
      public void close() throws IOException {
        open.close();
      }
    };
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    check();
    disk.move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    check();
    disk.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    check();
    disk.syncDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    check();
    return disk.lock(file);
  }
}
