package dev.flare.benchmark.door;

import dev.flare.benchmark.Length;
import dev.flare.benchmark.report.Machine;
import java.io.IOException;
import java.time.Duration;

/// What Pulse holds at a moment.
///
/// @param heap bytes in use after everything unused was collected
/// @param resident bytes that the machine has given it
record Memory(long heap, long resident) {
  private static final int REQUESTS = Length.of(36_000);
  private static final double MEGABYTE = 1 << 20;

  static Memory of(Pulse pulse) throws IOException, InterruptedException {
    return new Memory(pulse.heapBytes(), pulse.residentBytes());
  }

  /// What each of many proxied requests leaves behind.
  static void print(Suite suite) throws IOException, InterruptedException {
    Wrk wrk = new Wrk(suite.directory(), 16);
    String address = suite.pulse().address("/%d/".formatted(suite.smallApp())).toString();
    Memory before = of(suite.pulse());
    long asked = 0;
    while (asked < REQUESTS) {
      asked += wrk.ask(address, suite.pulse().cookies(), Duration.ofSeconds(2)).requests();
    }
    Memory after = of(suite.pulse());
    System.out.printf(
        "%n%,d proxied requests leave %.0f bytes of heap each, load %.1f%n",
        asked, (after.heap - before.heap) / (double) asked, Machine.load());
    before.print(after);
  }

  /// As a table, beside what it holds later.
  void print(Memory after) {
    System.out.printf("%n| Pulse's memory | before | after | ratio |%n");
    System.out.println("| --- | --- | --- | --- |");
    print("heap in use", heap, after.heap);
    print("resident", resident, after.resident);
  }

  private static void print(String what, long before, long after) {
    System.out.printf(
        "| %s | %.1f MB | %.1f MB | %.2f |%n",
        what, before / MEGABYTE, after / MEGABYTE, after / (double) before);
  }
}
