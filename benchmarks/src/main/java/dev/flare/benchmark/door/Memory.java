package dev.flare.benchmark.door;

import java.io.IOException;
import java.time.Duration;

/// What Pulse holds at a moment.
///
/// @param heap bytes in use after everything unused was collected
/// @param resident bytes that the machine has given it
record Memory(long heap, long resident) {
  private static final int REQUESTS = 36_000;
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
        "%n%,d proxied requests: heap %s, %.0f bytes for each%n",
        asked, before.until(after), (after.heap - before.heap) / (double) asked);
  }

  String until(Memory after) {
    return "%.1f MB before, %.1f MB after; resident %.0f MB before, %.0f MB after"
        .formatted(
            heap / MEGABYTE, after.heap / MEGABYTE, resident / MEGABYTE, after.resident / MEGABYTE);
  }
}
