package dev.flare.pulse.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Lets nobody be told the same twice in an hour, nor of more than 20 things of one kind in it: who
/// can make something happen as often as he likes fills nobody's telephone.
final class Moderation {
  static final int MOST = 20;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<AlertEvent, Lately> lately = new EnumMap<>(AlertEvent.class);

  private record Told(String key, Instant at) {}

  private static final class Lately {
    private final Deque<Told> told = new ArrayDeque<>();
    private int untold;
  }

  /// Whether to tell it now.
  ///
  /// @return how many of its kind were left out since the last one that was told; empty not to tell
  Optional<Integer> admit(AlertEvent event, String key, Instant now) {
    Lately of = lately.computeIfAbsent(event, _ -> new Lately());
    of.told.removeIf(each -> !each.at().isAfter(now.minus(HOUR)));
    if (of.told.stream().anyMatch(each -> each.key().equals(key))) {
      return Optional.empty();
    }
    if (of.told.size() >= MOST) {
      of.untold++;
      return Optional.empty();
    }
    of.told.add(new Told(key, now));
    int left = of.untold;
    of.untold = 0;
    return Optional.of(left);
  }
}
