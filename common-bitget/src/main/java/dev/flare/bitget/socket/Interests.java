package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The topics that one connection carries, each until nobody has asked for it for a while.
final class Interests {
  /// As many channels as BitGet advises for one connection, out of the 1000 that it allows.
  static final int MOST = 50;

  private final Map<Topic, Duration> askedAt = new LinkedHashMap<>();
  private final Set<Topic> refused = new LinkedHashSet<>();
  private final double speed;

  /// @param speed how many times faster than real time the exchange's clock runs
  Interests(double speed) {
    this.speed = speed;
  }

  boolean hold(Topic topic) {
    return askedAt.containsKey(topic);
  }

  boolean haveRoom() {
    return askedAt.size() < MOST;
  }

  /// @return whether this is a new topic to subscribe to
  boolean ask(Topic topic, Duration now) {
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

  /// The real time in which at least one of the topics must push something.
  Optional<Duration> longestSilence() {
    return topics().stream().map(topic -> topic.silence(speed)).min(Duration::compareTo);
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
    return now.minus(asked).compareTo(topic.interest(speed)) >= 0;
  }
}
