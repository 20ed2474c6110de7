package dev.flare.benchmark.jsondb;

import dev.flare.jsondb.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Opens the store in the directory as the first thing that a process does, as a component does
/// when it starts, and prints how many seconds that took.
final class FreshOpening {
  private FreshOpening() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try (Store store = Store.open(Path.of(arguments[0]))) {
      Reopening.requireLast(StoreContestant.collection(store).find(Reopening.LAST).isPresent());
      System.out.println((System.nanoTime() - start) / 1e9);
    }
  }

  /// The same in a process of its own.
  static double seconds(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FreshOpening.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    return Double.parseDouble(new String(printed, StandardCharsets.US_ASCII).strip());
  }
}
