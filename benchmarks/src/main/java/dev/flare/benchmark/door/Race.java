package dev.flare.benchmark.door;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The ways to an app take turns, since a shared machine drifts; what is printed is the median of
/// the legs, and of ratios the median of the legs side by side.
final class Race {
  private static final int ROUNDS = 5;
  private static final int WARM_UP_REQUESTS = 60_000;

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
    System.out.printf("%n%s, %d at once%n%n", what, callers);
    System.out.println(
        "| way | requests a second | of nginx's | p50 ms | p99 ms | CPU µs between, a request |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    ways().forEach(this::print);
    System.out.printf(
        "%nPulse adds %.2f ms at p50 and %.2f ms at p99; nginx %.2f and %.2f ms%n",
        pulse.p50() - direct.p50(),
        pulse.p99() - direct.p99(),
        nginx.p50() - direct.p50(),
        nginx.p99() - direct.p99());
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
        "| %s | %,.0f | %.2f | %.2f | %.2f | %.0f |%n",
        way.name(), way.perSecond(), way.by(nginx), way.p50(), way.p99(), way.micros());
  }
}
