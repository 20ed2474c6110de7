package dev.flare.benchmark.door;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The Java that runs the benchmark, for what it starts.
final class Java {
  private Java() {}

  static List<String> command(List<String> options, String... words) {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.addAll(options);
    command.addAll(List.of(words));
    return command;
  }

  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
