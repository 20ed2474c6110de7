package dev.flare.benchmark;

import org.openjdk.jmh.runner.RunnerException;

/// Runs the benchmarks of the client for BitGet and prints a table in Markdown.
public final class BitgetFigures {
  private BitgetFigures() {}

  public static void main(String[] arguments) throws RunnerException {
    Figures figures = Figures.of("BitgetBenchmark");
    figures.print("signAndSerialise", "bareHmac");
    figures.print("parseCandles", "plainJackson");
  }
}
