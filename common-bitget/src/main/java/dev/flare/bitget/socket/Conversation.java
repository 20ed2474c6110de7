package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// One open connection: what it still has to ask for, and whether the other side is alive.
///
/// The exchange cuts whoever sends no text `ping` for two minutes, and everybody after a day.
final class Conversation {
  static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);
  static final Duration PATIENCE_FOR_PONG = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofHours(23);

  private final int connection;
  private final Duration openedAt;
  private final Requests requests;
  private Duration nextPing;
  private Duration latestPush;
  private Optional<Duration> pongDue = Optional.empty();

  Conversation(int connection, Duration openedAt, Collection<Topic> topics) {
    this.connection = connection;
    this.openedAt = openedAt;
    this.requests = new Requests(topics);
    this.nextPing = openedAt.plus(BETWEEN_PINGS);
    this.latestPush = openedAt;
  }

  Requests requests() {
    return requests;
  }

  void ponged() {
    pongDue = Optional.empty();
  }

  void pushed(Duration now) {
    latestPush = now;
  }

  boolean hasLasted(Duration duration, Duration now) {
    return now.minus(openedAt).compareTo(duration) >= 0;
  }

  List<Step> say(Duration now) {
    List<Step> steps = new ArrayList<>();
    if (now.compareTo(nextPing) >= 0) {
      steps.add(new Step.Send(connection, "ping"));
      nextPing = now.plus(BETWEEN_PINGS);
      pongDue = Optional.of(now.plus(PATIENCE_FOR_PONG));
    }
    requests.next(now).map(text -> new Step.Send(connection, text)).ifPresent(steps::add);
    return steps;
  }

  /// Why this connection is better given up; empty while it is well.
  ///
  /// @param silence the real time in which something must be pushed; empty when nothing has to
  Optional<String> trouble(Optional<Duration> silence, Duration now) {
    if (pongDue.filter(due -> now.compareTo(due) >= 0).isPresent()) {
      return Optional.of("no pong in %d s".formatted(PATIENCE_FOR_PONG.toSeconds()));
    }
    if (hasLasted(LONGEST, now)) {
      return Optional.of("renewed before the exchange cuts it after 24 hours");
    }
    return silence
        .filter(longest -> now.minus(latestPush).compareTo(longest) >= 0)
        .map(longest -> "nothing pushed in %d s".formatted(longest.toSeconds()));
  }
}
