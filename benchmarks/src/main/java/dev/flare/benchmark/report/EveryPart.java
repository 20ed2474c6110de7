package dev.flare.benchmark.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Runs `./flare bench` for one part after the other, each in a process of its own, and writes the
/// tables into `docs/benchmarks.md`; a quick run only prints them.
public final class EveryPart {
  private final Path home;
  private final boolean quick;

  private EveryPart(Path home, boolean quick) {
    this.home = home;
    this.quick = quick;
  }

  /// @param arguments the home of Flare, `--quick` or not, and the parts
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
    EveryPart every = new EveryPart(Path.of(arguments[0]), words.contains("--quick"));
    every.run(words.stream().filter(each -> !each.equals("--quick")).toList());
  }

  private void run(List<String> names) throws IOException, InterruptedException {
    List<Measured> parts = new ArrayList<>();
    for (String name : names) {
      parts.add(measured(name));
    }
    String day = LocalDate.ofInstant(startedAt(), ZoneOffset.UTC).toString();
    Report report = new Report(machine(), commit(), day, quick, parts);
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
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    long began = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("flare").toString(), "bench", name)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("FLARE_BENCH_QUICK", Boolean.toString(quick));
    Process process = builder.start();
    List<String> lines = echoed(process);
    int exit = process.waitFor();
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    return new Measured(name, load, seconds, exit, lines);
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

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%s (%d cores), %s, Java %s"
        .formatted(
            valueIn("/proc/cpuinfo", "model name"),
            runtime.availableProcessors(),
            valueIn("/proc/meminfo", "MemTotal"),
            Runtime.version());
  }

  private static String valueIn(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
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
