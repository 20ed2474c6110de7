package dev.flare.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a class says in the log from now on.
final class Told extends Handler {
  private final List<String> lines = new ArrayList<>();
  private final Logger log;
  private final Level before;

  private Told(Logger log) {
    this.log = log;
    this.before = log.getLevel();
  }

  static Told of(Class<?> speaker) {
    Told told = new Told(Logger.getLogger(speaker.getName()));
    told.log.setLevel(Level.INFO);
    told.log.addHandler(told);
    return told;
  }

  /// Hears no more.
  List<String> end() {
    log.removeHandler(this);
    log.setLevel(before);
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
