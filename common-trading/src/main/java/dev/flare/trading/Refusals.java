package dev.flare.trading;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts by reason what did not happen, since this process started.
public final class Refusals {
  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

  private final Map<Refusal, Counted> counts = new EnumMap<>(Refusal.class);
  private final InstantSource clock;

  Refusals(InstantSource clock) {
    this.clock = clock;
  }

  /// How often a reason came up, and the last time in full.
  ///
  /// @param what what was refused then
  public record Counted(Refusal code, long count, Instant lastAt, String what, String detail) {}

  synchronized void count(Refusal code, String what, String detail) {
    LOG.log(System.Logger.Level.INFO, "{0} refused reason={1} {2}", what, code, detail);
    counts.put(code, new Counted(code, of(code) + 1, clock.instant(), what, detail));
  }

  /// How often a reason came up.
  public synchronized long of(Refusal code) {
    return Optional.ofNullable(counts.get(code)).map(Counted::count).orElse(0L);
  }

  /// Newest first.
  public synchronized List<Counted> all() {
    return counts.values().stream()
        .sorted(Comparator.comparing(Counted::lastAt).reversed())
        .toList();
  }
}
