package dev.flare.benchmark;

import dev.flare.trading.LongPast;
import dev.flare.trading.WatchingPositions;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Measures how well positions are watched with few quotes, and what a long past costs.
final class TraderFigures {
  private static final Logger LOG = Logger.getLogger("dev.flare");

  private TraderFigures() {}

  static void print() throws InterruptedException {
    LOG.setLevel(Level.OFF);
    LongPast.print();
    System.out.println();
    WatchingPositions.print();
  }
}
