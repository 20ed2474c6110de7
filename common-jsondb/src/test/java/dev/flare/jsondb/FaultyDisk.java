package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A disk on which writing steps fail as told; appending then leaves half of the bytes behind.
final class FaultyDisk implements Disk {
  private final Disk disk;
  private int good = Integer.MAX_VALUE;
  private int bad;
  private IOException reason = new IOException("No space left on device");

  FaultyDisk(Disk disk) {
    this.disk = disk;
  }

  /// Lets so many steps (making, opening, append, truncate, sync, rename, removal) succeed, then so
  /// many fail.
  void failAfter(int goodSteps, int badSteps) {
    good = goodSteps;
    bad = badSteps;
  }

  void failWith(IOException exception) {
    reason = exception;
  }

  private boolean fails() {
    if (good > 0) {
      good--;
      return false;
    }
    return bad-- > 0;
  }

  private void step() throws IOException {
    if (fails()) {
      throw reason;
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    step();
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
    step();
    return new FaultyFile(disk.open(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    disk.move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    step();
    disk.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    step();
    disk.syncDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return disk.lock(file);
  }

  private final class FaultyFile implements OpenFile {
    private final OpenFile file;

    FaultyFile(OpenFile file) {
      this.file = file;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      if (fails()) {
        file.append(Arrays.copyOf(bytes, bytes.length / 2));
        throw reason;
      }
      file.append(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      step();
      file.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      step();
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
