package dev.flare.benchmark;

import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.Market;
import dev.flare.signal.PairAnalyst;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.runner.RunnerException;

/// Measures the path from candles to decisions: single steps by JMH, then a million candles through
/// one pair with the heap they leave behind.
final class SignalFigures {
  private static final int STEP = 100_000;
  private static final int STEPS = 10;

  private SignalFigures() {}

  static void print() throws RunnerException {
    Figures figures = Figures.of("SignalBenchmark");
    figures.print("decision", "macdOfTa4j");
    figures.print("decision", "sarOfTa4j");
    figures.print("decision", "decisionAsJson");
    System.out.println();
    stream();
  }

  private static void stream() {
    Market market = new Market(1);
    PairAnalyst analyst =
        new PairAnalyst(Market.pair(1), Market.GRANULARITY, AnalysisMethod.standard());
    System.out.println(
        "| candles so far | candles a CPU second | of the first | heap in use | of the first |");
    System.out.println("| --- | --- | --- | --- | --- |");
    double firstRate = 0;
    double firstHeap = 0;
    for (int step = 1; step <= Length.of(STEPS); step++) {
      long began = cpuNanos();
      for (int each = 0; each < STEP; each++) {
        var _ = analyst.analyse(market.next());
      }
      double rate = STEP * 1e9 / (cpuNanos() - began);
      double heap = heap();
      firstRate = step == 1 ? rate : firstRate;
      firstHeap = step == 1 ? heap : firstHeap;
      System.out.printf(
          "| %d | %.0f | %.2f | %.1f MB | %.2f |%n",
          step * STEP, rate, rate / firstRate, heap, heap / firstHeap);
    }
    if (analyst.latest().isEmpty()) {
      throw new IllegalStateException("nothing was analysed");
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// In megabytes, after a collection.
  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
