package dev.flare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process takes of the machine, as Linux counts it.
///
/// @param pss its memory in kB, of pages that it shares with others its part only
/// @param rss its memory in kB, shared pages counted whole
record Weight(long pss, long rss, int threads) {
  static final Weight NONE = new Weight(0, 0, 0);

  static Weight of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    List<String> memory = Files.readAllLines(process.resolve("smaps_rollup"));
    List<String> status = Files.readAllLines(process.resolve("status"));
    return new Weight(
        number(memory, "Pss:"), number(memory, "Rss:"), (int) number(status, "Threads:"));
  }

  Weight plus(Weight other) {
    return new Weight(pss + other.pss, rss + other.rss, threads + other.threads);
  }

  static long number(List<String> lines, String name) throws IOException {
    for (String line : lines) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.substring(name.length()).strip().split("\\s+")[0]);
      }
    }
    throw new IOException("the kernel does not tell " + name);
  }
}
