package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/// A disk whose syncs wait, once the gate is shut, until they are let through or told to fail.
final class GatedDisk implements Disk {
  private final MemoryDisk disk = new MemoryDisk();
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private volatile boolean shut;
  private volatile boolean failing;
  private volatile int syncs;

  void shut() {
    shut = true;
  }

  /// Returns when a sync waits at the gate.
  void awaitSync() {
    arrived.acquireUninterruptibly();
  }

  void letOneThrough() {
    passes.release();
  }

  void letOneFail() {
    failing = true;
    passes.release();
  }

  void openAgain() {
    shut = false;
    failing = false;
  }

  int syncs() {
    return syncs;
  }

  MemoryDisk files() {
    return disk;
  }

  private void pass() throws IOException {
    syncs++;
    if (shut) {
      arrived.release();
      passes.acquireUninterruptibly();
      if (failing) {
        throw new IOException("No space left on device");
      }
    }
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
        open.append(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        open.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        pass();
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
