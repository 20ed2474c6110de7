package dev.flare.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks of the client for BitGet and prints a table in Markdown.
public final class BitgetFigures {
  private BitgetFigures() {}

  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include("BitgetBenchmark").build()).run();
    Map<String, Result<?>> figures = new HashMap<>();
    results.forEach(
        each -> figures.put(each.getPrimaryResult().getLabel(), each.getPrimaryResult()));
    System.out.println();
    System.out.println("| what | µs | beside | µs | ratio |");
    System.out.println("| --- | --- | --- | --- | --- |");
    print(figures, "signAndSerialise", "bareHmac");
    print(figures, "parseCandles", "plainJackson");
  }

  private static void print(Map<String, Result<?>> figures, String ours, String beside) {
    Result<?> one = figures.get(ours);
    Result<?> other = figures.get(beside);
    if (one == null || other == null) {
      throw new IllegalStateException("%s or %s was not measured".formatted(ours, beside));
    }
    System.out.printf(
        "| %s | %s | %s | %s | %.2f |%n",
        ours, figure(one), beside, figure(other), one.getScore() / other.getScore());
  }

  private static String figure(Result<?> result) {
    return "%.2f ± %.2f".formatted(result.getScore(), result.getScoreError());
  }
}
