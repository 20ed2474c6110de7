package dev.flare.benchmark.jsondb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file to which each writer appends, and whose `force` serves all who wait: the least that
/// durability costs.
final class BareFile implements Contestant {
  private final FileChannel channel;
  private final byte[] line;
  private final Object appending = new Object();
  private final Object forcing = new Object();
  private volatile long appended;
  private long forced;
  private boolean busy;

  BareFile(Path file, int lineLength) throws IOException {
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
    this.line = "x".repeat(lineLength - 1).concat("\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return "append + force of the same bytes";
  }

  @Override
  public void write(long number) throws IOException {
    awaitForced(append());
  }

  private long append() throws IOException {
    synchronized (appending) {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      return ++appended;
    }
  }

  private void awaitForced(long mine) throws IOException {
    while (isMyTurnToForce(mine)) {
      long covered = appended;
      channel.force(false);
      synchronized (forcing) {
        forced = covered;
        busy = false;
        forcing.notifyAll();
      }
    }
  }

  /// Waits until this line is forced, or until somebody has to do it and nobody does.
  private boolean isMyTurnToForce(long mine) throws IOException {
    synchronized (forcing) {
      while (busy && forced < mine) {
        pause();
      }
      boolean turn = forced < mine;
      busy |= turn;
      return turn;
    }
  }

  private void pause() throws IOException {
    try {
      forcing.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the disk");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
