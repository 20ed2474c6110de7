package dev.flare.benchmark.door;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// A way to an app, and how fast it was each time.
final class Way {
  private static final Duration LEG = Duration.ofSeconds(3);

  private final String name;
  private final Optional<Server> between;
  private final String address;
  private final List<Leg> legs = new ArrayList<>();

  /// @param between what the requests go through, if anything
  Way(String name, Optional<Server> between, String address) {
    this.name = name;
    this.between = between;
    this.address = address;
  }

  /// @param micros of a core that what is between took for a request
  private record Leg(Wrk.Report report, double micros) {}

  String name() {
    return name;
  }

  /// Goes it without measuring, until whatever is between knows it by heart.
  void warmUp(Wrk wrk, String cookies, long requests) throws IOException, InterruptedException {
    for (long asked = 0; asked < requests; ) {
      asked += wrk.ask(address, cookies, LEG).requests();
    }
  }

  void leg(Wrk wrk, String cookies) throws IOException, InterruptedException {
    Duration before = cpu();
    Wrk.Report report = wrk.ask(address, cookies, LEG);
    legs.add(new Leg(report, cpu().minus(before).toNanos() / 1e3 / report.requests()));
  }

  double perSecond() {
    return median(leg -> leg.report().perSecond());
  }

  double p50() {
    return median(leg -> leg.report().p50());
  }

  double p99() {
    return median(leg -> leg.report().p99());
  }

  /// How many requests of all legs were not answered, or not well.
  long unanswered() {
    return legs.stream().mapToLong(leg -> leg.report().unanswered()).sum();
  }

  double micros() {
    return median(Leg::micros);
  }

  /// How its rate compares with that of the other, by the legs side by side.
  double by(Way other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      ratios.add(legs.get(i).report().perSecond() / other.legs.get(i).report().perSecond());
    }
    return median(ratios);
  }

  private Duration cpu() {
    return between.map(Server::cpu).orElse(Duration.ZERO);
  }

  private double median(ToDoubleFunction<Leg> figure) {
    return median(legs.stream().map(figure::applyAsDouble).toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
