package dev.flare.benchmark.jsondb;

import dev.flare.jsondb.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The machine's disk without waiting for it, so that only what the store itself does takes time.
record UnsyncedDisk(Disk disk) implements Disk {
  @Override
  public void createDirectory(Path directory) throws IOException {
    disk.createDirectory(directory);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    return disk.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    return disk.names(directory);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new UnsyncedFile(disk.open(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    disk.move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    disk.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) {
    // Not waiting is what it is for.
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return disk.lock(file);
  }

  private record UnsyncedFile(OpenFile file) implements OpenFile {
    @Override
    public void append(byte[] bytes) throws IOException {
      file.append(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void sync() {
      // Not waiting is what it is for.
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
