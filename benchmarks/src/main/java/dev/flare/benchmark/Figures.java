package dev.flare.benchmark;

import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What the benchmarks of one class took, printed as a table of ratios in Markdown.
final class Figures {
  private final Map<String, Result<?>> byName = new HashMap<>();

  private Figures() {}

  /// Runs them all.
  ///
  /// @param benchmark simple name of the class
  static Figures of(String benchmark) throws RunnerException {
    Figures figures = new Figures();
    for (RunResult each : new Runner(options(benchmark)).run()) {
      figures.byName.put(each.getPrimaryResult().getLabel(), each.getPrimaryResult());
    }
    System.out.println();
    System.out.println("| what | µs | beside | µs | ratio |");
    System.out.println("| --- | --- | --- | --- | --- |");
    return figures;
  }

  private static Options options(String benchmark) {
    ChainedOptionsBuilder options = new OptionsBuilder().include(benchmark);
    return Length.isQuick()
        ? options.forks(1).warmupIterations(1).measurementIterations(2).build()
        : options.build();
  }

  void print(String ours, String beside) {
    Result<?> one = named(ours);
    Result<?> other = named(beside);
    System.out.printf(
        "| %s | %s | %s | %s | %.2f |%n",
        ours, text(one), beside, text(other), one.getScore() / other.getScore());
  }

  private Result<?> named(String name) {
    Result<?> result = byName.get(name);
    if (result == null) {
      throw new IllegalStateException(name + " was not measured");
    }
    return result;
  }

  private static String text(Result<?> result) {
    double error = result.getScoreError();
    return Double.isNaN(error)
        ? "%.2f".formatted(result.getScore())
        : "%.2f ± %.2f".formatted(result.getScore(), error);
  }
}
