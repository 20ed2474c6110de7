package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A disk that tells which files were opened for writing, and lets something happen before a file
/// gets another name.
final class WatchedDisk extends ForwardingDisk {
  private final List<Path> written = new ArrayList<>();
  private Runnable beforeMove = () -> {};
  private int moves;

  WatchedDisk(MemoryDisk disk) {
    super(disk);
  }

  void beforeEachMove(Runnable happening) {
    beforeMove = happening;
  }

  int moves() {
    return moves;
  }

  List<Path> written() {
    return written;
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    written.add(file);
    return super.open(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    beforeMove.run();
    moves++;
    super.move(from, to);
  }
}
