package dev.flare.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The machine that measures, as far as it can be told.
public final class Machine {
  private static final double KB_OF_A_GB = 1 << 20;

  private Machine() {}

  /// Processor, memory, system and Java.
  static String described() {
    return "%s (%d cores), %s of memory, %s %s, Java %s"
        .formatted(
            valueIn("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            memory(valueIn("/proc/meminfo", "MemTotal")),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  /// How many processes wanted a core in the last minute.
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String memory(String value) {
    return value.endsWith(" kB")
        ? "%.1f GB".formatted(Long.parseLong(value.substring(0, value.length() - 3)) / KB_OF_A_GB)
        : value;
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
}
