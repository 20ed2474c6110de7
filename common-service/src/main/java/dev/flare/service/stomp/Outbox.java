package dev.flare.service.stomp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one listener is still to be told, in order. Putting something in never waits; whatever
/// gathers while something is written goes out together after it.
final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final Line line;
  private final Executor writers;
  private final long limit;
  private List<Frame> waiting = new ArrayList<>();
  private long unwritten;
  private boolean writing;
  private boolean ended;

  /// @param limit how many characters may wait or be on their way
  Outbox(Line line, Executor writers, long limit) {
    this.line = line;
    this.writers = writers;
    this.limit = limit;
  }

  /// Takes nothing more once it is full or at its end; when it is full, nothing that waits is sent.
  synchronized void put(Frame frame) {
    if (ended) {
      return;
    }
    if (unwritten + frame.length() > limit) {
      log.info("A listener is cut off that does not keep up");
      waiting.clear();
      end();
      return;
    }
    waiting.add(frame);
    unwritten += frame.length();
    write();
  }

  /// Ends the connection as soon as what waits is written.
  synchronized void end() {
    if (!ended) {
      ended = true;
      write();
    }
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  private void write() {
    if (!writing) {
      writing = true;
      writers.execute(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      for (List<Frame> next = next(); !next.isEmpty(); next = next()) {
        line.write(next);
        written(next);
      }
      if (hasEnded()) {
        line.close();
      }
    } catch (IOException | RuntimeException e) {
      log.debug("A listener is gone", e);
      end();
      line.close();
    }
  }

  private synchronized List<Frame> next() {
    List<Frame> next = waiting;
    waiting = new ArrayList<>();
    writing = !next.isEmpty();
    return next;
  }

  private synchronized void written(List<Frame> frames) {
    frames.forEach(each -> unwritten -= each.length());
  }
}
