package dev.flare.benchmark.report;

import dev.flare.benchmark.BenchFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs `./flare bench` for one part after the other, each in a process of its own, and writes the
/// tables into `docs/benchmarks.md`; a quick run only prints them.
public final class EveryPart {
  /// A part that takes longer hangs, and is ended.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Path home;
  private final boolean quick;

  private EveryPart(Path home, boolean quick) {
    this.home = home;
    this.quick = quick;
  }

  /// @param words the home of Flare, `--quick` or not, and the parts with their words
  /// @throws BenchFailure names the parts that failed, when all others are written down
  public static void measure(List<String> words) throws IOException, InterruptedException {
    List<String> rest = words.subList(1, words.size());
    EveryPart every = new EveryPart(Path.of(words.getFirst()), rest.contains("--quick"));
    every.run(rest.stream().filter(each -> !each.equals("--quick")).toList());
  }

  private void run(List<String> names) throws IOException, InterruptedException {
    String commit = commit();
    List<Measured> parts = new ArrayList<>();
    for (String name : names) {
      parts.add(measured(name));
    }
    String day = LocalDate.ofInstant(startedAt(), ZoneOffset.UTC).toString();
    Report report = new Report(Machine.described(), commit, day, quick, parts);
    publish(report);
    if (!report.failed().isEmpty()) {
      throw BenchFailure.broken("not measured whole: " + report.failed());
    }
  }

  private void publish(Report report) throws IOException {
    if (quick) {
      System.out.println(report.markdown());
    } else {
      Path page = home.resolve("docs/benchmarks.md");
      Files.writeString(page, report.into(Files.readString(page)));
      System.err.println("flare: wrote the tables into " + page);
    }
  }

  private static Instant startedAt() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private Measured measured(String name) throws IOException, InterruptedException {
    System.err.println("flare: bench " + name);
    double load = Machine.load();
    long began = System.nanoTime();
    Process process = start(name);
    Thread _ = Thread.startVirtualThread(() -> endIfItHangs(process));
    List<String> lines = echoed(process);
    int exit = process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Measured(name, load, Machine.load(), took, exit, lines);
  }

  private Process start(String name) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(home.resolve("flare").toString(), "bench"),
                Stream.of(name.split(" ", -1)))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("FLARE_BENCH_QUICK", Boolean.toString(quick));
    return builder.start();
  }

  private static void endIfItHangs(Process process) {
    try {
      if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
        System.err.println("flare: it hangs, and is ended");
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> echoed(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        System.err.println(line);
        lines.add(line);
      }
    }
    return lines;
  }

  private String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? name : "unknown";
  }
}
