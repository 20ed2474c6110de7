package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A disk that tells which files were opened for writing, and lets something happen before a file
/// gets another name.
final class WatchedDisk implements Disk {
  private final MemoryDisk disk;
  private final List<Path> written = new ArrayList<>();
  private Runnable beforeMove = () -> {};
  private int moves;

  WatchedDisk(MemoryDisk disk) {
    this.disk = disk;
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
    written.add(file);
    return disk.open(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    beforeMove.run();
    moves++;
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
