package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// A disk on which writing steps fail as told; appending then leaves half of the bytes behind.
final class FaultyDisk extends ForwardingDisk {
  private int good = Integer.MAX_VALUE;
  private int bad;
  private IOException reason = new IOException("No space left on device");

  FaultyDisk(Disk disk) {
    super(disk);
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
    super.createDirectory(directory);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    step();
    return new FaultyFile(super.open(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    super.move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    step();
    super.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    step();
    super.syncDirectory(directory);
  }

  private final class FaultyFile extends ForwardingFile {
    FaultyFile(OpenFile file) {
      super(file);
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      if (fails()) {
        super.append(Arrays.copyOf(bytes, bytes.length / 2));
        throw reason;
      }
      super.append(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      step();
      super.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      step();
      super.sync();
    }
  }
}
