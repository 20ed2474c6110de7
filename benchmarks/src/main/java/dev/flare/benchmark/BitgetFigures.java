package dev.flare.benchmark;

import dev.flare.bitget.MarketRefresh;
import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/// Runs the benchmarks of the client for BitGet and prints tables in Markdown.
final class BitgetFigures {
  private BitgetFigures() {}

  static void print() throws RunnerException, IOException, InterruptedException {
    Figures figures = Figures.of("BitgetBenchmark");
    figures.print("signAndSerialise", "bareHmac");
    figures.print("parseCandles", "plainJackson");
    MarketRefresh.print();
  }
}
