package dev.flare.benchmark.door;

import dev.flare.benchmark.Length;
import dev.flare.benchmark.report.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether the time of an answer tells an unknown name from a wrong password: both are tried in
/// turns, each from an address of its own.
final class Timing {
  private static final int PAIRS = Length.of(400);

  /// Beyond this many standard deviations chance is no explanation any more.
  private static final double TELLING = 4.5;

  private final Pulse pulse;

  Timing(Pulse pulse) {
    this.pulse = pulse;
  }

  void print() throws IOException, InterruptedException {
    String token = pulse.formToken();
    Times unknown = new Times();
    Times wrong = new Times();
    for (int i = 0; i < PAIRS; i++) {
      boolean unknownFirst = i % 2 == 0;
      attempt(unknownFirst ? unknown : wrong, token, 2 * i, unknownFirst ? "nobody" : Pulse.USER);
      attempt(
          unknownFirst ? wrong : unknown, token, 2 * i + 1, unknownFirst ? Pulse.USER : "nobody");
    }
    print(unknown, wrong);
  }

  private static void print(Times unknown, Times wrong) {
    System.out.printf("%nLogins that are refused, in turns, load %.1f%n%n", Machine.load());
    System.out.println(
        "| of each | an unknown name, median ms | a wrong password | ratio | Mann-Whitney's z"
            + " | would tell beyond |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        "| %d | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
        PAIRS,
        unknown.quantile(0.5),
        wrong.quantile(0.5),
        unknown.quantile(0.5) / wrong.quantile(0.5),
        mannWhitney(unknown.sorted(), wrong.sorted()),
        TELLING);
  }

  private void attempt(Times times, String token, int number, String user)
      throws IOException, InterruptedException {
    String address = "10.7.%d.%d".formatted(number / 250, number % 250 + 1);
    times.<IOException>add(() -> {
      int status = pulse.attempt(address, token, user, "wrong").statusCode();
      if (status != 401) {
        throw new IOException("a try was answered with " + status);
      }
    });
  }

  /// How far the ranks of `one` among all are from what chance would make of them, in standard
  /// deviations.
  static double mannWhitney(List<Double> one, List<Double> other) {
    List<Double> all = new ArrayList<>(one);
    all.addAll(other);
    all.sort(Comparator.naturalOrder());
    double ranks = one.stream().mapToDouble(each -> rank(all, each)).sum();
    double mean = one.size() * (all.size() + 1) / 2.0;
    double deviation = Math.sqrt((double) one.size() * other.size() * (all.size() + 1) / 12);
    return (ranks - mean) / deviation;
  }

  private static double rank(List<Double> all, double value) {
    return (all.indexOf(value) + all.lastIndexOf(value)) / 2.0 + 1;
  }
}
