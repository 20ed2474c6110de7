package dev.flare.pulse.door;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts the wrong logins of each caller and bans who has too many.
///
/// A try counts from its beginning, so that many at once are not judged before the first is found
/// wrong. At most 50,000 callers are remembered, and as many bans; the oldest are forgotten first.
final class Attempts {
  static final int MOST_CALLERS = 50_000;

  private final AttemptLimit limit;
  private final InstantSource clock;
  private final Map<Network, Tries> trying = new Bounded<>();
  private final Map<Network, Instant> bannedSince = new Bounded<>();

  Attempts(AttemptLimit limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /// Whether one more try may be judged.
  enum Turn {
    GRANTED,
    /// As many as may still be wrong are being judged at this moment.
    BUSY,
    BANNED
  }

  /// A granted turn ends with [#succeeded], [#failed] or [#withdrawn].
  synchronized Turn begin(Network caller) {
    if (isBanned(caller)) {
      return Turn.BANNED;
    }
    Tries tries = tries(caller);
    if (tries.wrong + tries.pending >= limit.most()) {
      return Turn.BUSY;
    }
    trying.put(caller, new Tries(tries.wrong, tries.pending + 1, clock.instant()));
    return Turn.GRANTED;
  }

  synchronized void succeeded(Network caller) {
    trying.remove(caller);
  }

  /// @return how many were wrong in a row
  synchronized int failed(Network caller) {
    Tries tries = tries(caller);
    int wrong = tries.wrong + 1;
    if (wrong >= limit.most()) {
      trying.remove(caller);
      bannedSince.put(caller, clock.instant());
    } else {
      trying.put(caller, new Tries(wrong, Math.max(0, tries.pending - 1), clock.instant()));
    }
    return wrong;
  }

  /// The try was never judged.
  synchronized void withdrawn(Network caller) {
    Tries tries = trying.remove(caller);
    if (tries != null && (tries.wrong > 0 || tries.pending > 1)) {
      trying.put(caller, new Tries(tries.wrong, tries.pending - 1, tries.at));
    }
  }

  synchronized boolean isBanned(Network caller) {
    Instant since = bannedSince.get(caller);
    if (since != null && isOver(since)) {
      bannedSince.remove(caller);
      return false;
    }
    return since != null;
  }

  /// @param until when it ends by itself; empty when it does not
  record Ban(Network network, Instant since, Optional<Instant> until) {}

  /// The latest ones, newest first.
  synchronized List<Ban> bans(int limit) {
    return bannedSince.entrySet().stream()
        .filter(ban -> !isOver(ban.getValue()))
        .map(ban -> new Ban(ban.getKey(), ban.getValue(), end(ban.getValue())))
        .sorted(Comparator.comparing(Ban::since).reversed())
        .limit(limit)
        .toList();
  }

  /// Forgets all that is held against the caller.
  ///
  /// @return whether there was a ban
  synchronized boolean forgive(Network caller) {
    trying.remove(caller);
    return bannedSince.remove(caller) != null;
  }

  synchronized int remembered() {
    return trying.size() + bannedSince.size();
  }

  private Tries tries(Network caller) {
    Tries tries = trying.get(caller);
    return tries == null || (tries.pending == 0 && isOver(tries.at))
        ? new Tries(0, 0, clock.instant())
        : tries;
  }

  private boolean isOver(Instant since) {
    return end(since).map(end -> !clock.instant().isBefore(end)).orElse(false);
  }

  private Optional<Instant> end(Instant since) {
    return limit.banFor().map(since::plus);
  }

  private record Tries(int wrong, int pending, Instant at) {}

  private static final class Bounded<V> extends LinkedHashMap<Network, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Network, V> eldest) {
      return size() > MOST_CALLERS;
    }
  }
}
