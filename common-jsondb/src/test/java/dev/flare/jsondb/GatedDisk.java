package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// A disk whose syncs wait, once the gate is shut, until they are let through or told to fail.
final class GatedDisk extends ForwardingDisk {
  private final MemoryDisk disk;
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);
  private volatile boolean shut;
  private volatile boolean failing;
  private volatile int syncs;

  GatedDisk() {
    this(new MemoryDisk());
  }

  private GatedDisk(MemoryDisk disk) {
    super(disk);
    this.disk = disk;
  }

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
  public OpenFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void sync() throws IOException {
        pass();
      }
    };
  }
}
