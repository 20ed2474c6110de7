package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The topics that somebody wants, each until nobody has asked for it for a while.
final class Interests {
  /// As many channels as the exchange allows on one connection.
  static final int MOST = 1000;

  static final Duration LEAST_INTEREST = Duration.ofMinutes(10);
  private static final int INTERVALS = 3;

  private final Map<Topic, Duration> askedAt = new LinkedHashMap<>();
  private final Set<Topic> refused = new LinkedHashSet<>();
  private final double speed;

  /// @param speed how many times faster than real time the exchange's clock runs
  Interests(double speed) {
    this.speed = speed;
  }

  /// @return whether this is a new topic to subscribe to
  boolean ask(Topic topic, Duration now) {
    if (!askedAt.containsKey(topic) && askedAt.size() >= MOST) {
      return false;
    }
    return askedAt.put(topic, now) == null;
  }

  /// The exchange does not have it; not to be asked for again while there is interest in it.
  void refuse(Topic topic) {
    refused.add(topic);
  }

  /// What to subscribe to on a new connection.
  Set<Topic> topics() {
    Set<Topic> topics = new LinkedHashSet<>(askedAt.keySet());
    topics.removeAll(refused);
    return topics;
  }

  /// The real time in which at least one of the topics must push a candle.
  Optional<Duration> shortestInterval() {
    return topics().stream().map(this::interval).min(Duration::compareTo);
  }

  /// Drops, and tells, the topics that nobody asked for lately.
  List<Topic> expire(Duration now) {
    List<Topic> expired =
        askedAt.entrySet().stream()
            .filter(each -> isOver(each.getKey(), each.getValue(), now))
            .map(Map.Entry::getKey)
            .toList();
    expired.forEach(askedAt::remove);
    expired.forEach(refused::remove);
    return expired;
  }

  private boolean isOver(Topic topic, Duration asked, Duration now) {
    Duration interest = LEAST_INTEREST.plus(interval(topic).multipliedBy(INTERVALS));
    return now.minus(asked).compareTo(interest) >= 0;
  }

  private Duration interval(Topic topic) {
    return Duration.ofNanos(Math.round(topic.granularity().duration().toNanos() / speed));
  }
}
