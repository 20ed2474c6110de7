package dev.flare.trading;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.MemoryDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A disk that takes so many appends and then none any more.
final class StoppingDisk implements Disk {
  private final MemoryDisk disk;
  private int left;
  private int refused;

  StoppingDisk(MemoryDisk disk, int appends) {
    this.disk = disk;
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
  public void createDirectory(Path directory) {
    disk.createDirectory(directory);
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public List<String> names(Path directory) {
    return disk.names(directory);
  }

  @Override
  public OpenFile open(Path file) {
    OpenFile open = disk.open(file);
    return new OpenFile() {
      @Override
      public void append(byte[] bytes) throws IOException {
        if (left <= 0 || refused-- > 0) {
          throw new IOException("No space left on device");
        }
        left--;
        open.append(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        open.truncate(length);
      }

      @Override
      public void sync() throws IOException {
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
    disk.move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) {
    disk.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) {
    disk.syncDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) {
    return disk.lock(file);
  }
}
