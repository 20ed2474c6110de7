package dev.flare.benchmark.door;

import dev.flare.benchmark.Length;
import dev.flare.benchmark.report.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The ways to an app take turns, since a shared machine drifts; what is printed is the median of
/// the legs, and of ratios the median of the legs side by side.
final class Race {
  private static final int ROUNDS = Length.of(5);
  private static final int WARM_UP_REQUESTS = Length.of(60_000);

  private final Suite suite;
  private final Way direct;
  private final Way nginx;
  private final Way bareGateway;
  private final Way pulse;

  /// @param app port of the app
  Race(Suite suite, int app, String path) {
    this.suite = suite;
    this.direct = new Way("direct", Optional.empty(), "http://127.0.0.1:" + app + path);
    this.nginx = through("nginx", suite.nginx(), app, path);
    this.bareGateway = through("Spring Cloud Gateway alone", suite.bareGateway(), app, path);
    this.pulse = through("Pulse, logged in", suite.pulse().server(), app, path);
  }

  private static Way through(String name, Server server, int app, String path) {
    String address = "http://127.0.0.1:%d/%d%s".formatted(server.port(), app, path);
    return new Way(name, Optional.of(server), address);
  }

  /// Until nothing on the way is compiled any more.
  void warmUp(int callers) throws IOException, InterruptedException {
    Wrk wrk = new Wrk(suite.directory(), callers);
    for (Way way : ways()) {
      way.warmUp(wrk, suite.pulse().cookies(), WARM_UP_REQUESTS);
    }
  }

  void print(String what, int callers) throws IOException, InterruptedException {
    run(new Wrk(suite.directory(), callers));
    System.out.printf("%n%s, %d at once, load %.1f%n%n", what, callers, Machine.load());
    System.out.println(
        "| way | requests a second | of nginx's | p50 ms | added | p99 ms | added"
            + " | CPU µs between, a request | not answered |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    ways().forEach(this::print);
  }

  private void run(Wrk wrk) throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : ways()) {
        way.leg(wrk, suite.pulse().cookies());
      }
    }
  }

  private List<Way> ways() {
    return List.of(direct, nginx, bareGateway, pulse);
  }

  private void print(Way way) {
    System.out.printf(
        "| %s | %,.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %d |%n",
        way.name(),
        way.perSecond(),
        way.by(nginx),
        way.p50(),
        way.p50() - direct.p50(),
        way.p99(),
        way.p99() - direct.p99(),
        way.micros(),
        way.unanswered());
  }
}
