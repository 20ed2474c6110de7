package dev.flare.benchmark.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// The load generator `wrk`: some connections that ask for the same thing as fast as they are
/// answered.
record Wrk(Path directory, int connections) {
  private static final String REPORT =
      """
      done = function(summary, latency)
        local errors = summary.errors
        io.write(string.format("%d %d %d %d %d\\n", summary.requests, summary.duration,
          latency:percentile(50), latency:percentile(99),
          errors.connect + errors.read + errors.write + errors.status + errors.timeout))
      end
      """;

  /// One measurement.
  ///
  /// @param requests that were answered well, and so many a second
  /// @param p50 and the others in milliseconds
  /// @param unanswered requests that were not, or not well
  record Report(long requests, double perSecond, double p50, double p99, long unanswered) {}

  /// @throws IOException when not a single request was answered well
  Report ask(String address, String cookies, Duration span)
      throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("report.lua"), REPORT);
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + span.toSeconds() + "s",
                "--timeout=30s",
                "-s",
                script.toString(),
                "-H",
                "Cookie: " + cookies,
                address)
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (wrk.waitFor() != 0) {
      throw new IOException("wrk failed: " + said);
    }
    return report(address, said.substring(said.lastIndexOf('\n') + 1));
  }

  private static Report report(String address, String line) throws IOException {
    long[] said = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    long answered = said[0] - said[4];
    if (answered <= 0) {
      throw new IOException(
          "%s: %d of %d requests were not answered".formatted(address, said[4], said[0]));
    }
    return new Report(answered, answered * 1e6 / said[1], said[2] / 1e3, said[3] / 1e3, said[4]);
  }
}
