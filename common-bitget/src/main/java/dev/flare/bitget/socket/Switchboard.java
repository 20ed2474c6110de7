package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Spreads topics over connections, so that none carries more than BitGet advises, and decides for
/// each connection what it does next.
///
/// A topic stays where it was first seated; each connection is lost and regained by itself. Made
/// for one thread.
final class Switchboard {
  /// A fifth of the connections that BitGet allows an address: others may live there too.
  static final int MOST_CONNECTIONS = 20;

  private final double speed;
  private final RandomGenerator random;
  private final List<Protocol> lines = new ArrayList<>();
  private int connections;

  /// @param speed how many times faster than real time the exchange's clock runs
  Switchboard(double speed, RandomGenerator random) {
    this.speed = speed;
    this.random = random;
  }

  List<Step> on(Event event, Duration now) {
    return switch (event) {
      case Event.Asked(var topic) -> seat(topic).map(line -> line.on(event, now)).orElse(List.of());
      // Numbers of connections are given once, so all but one pass over news of a connection.
      case Event.TimePassed _, Event.Opened _, Event.Received _, Event.Lost _, Event.TurnedAway _ ->
          lines.stream().flatMap(line -> line.on(event, now).stream()).toList();
    };
  }

  /// Empty when every connection is full; REST serves such a topic.
  private Optional<Protocol> seat(Topic topic) {
    return lines.stream()
        .filter(line -> line.carries(topic))
        .findFirst()
        .or(() -> lines.stream().filter(Protocol::hasRoom).findFirst())
        .or(this::another);
  }

  private Optional<Protocol> another() {
    if (lines.size() >= MOST_CONNECTIONS) {
      return Optional.empty();
    }
    Protocol line = new Protocol(speed, random, () -> ++connections);
    lines.add(line);
    return Optional.of(line);
  }
}
