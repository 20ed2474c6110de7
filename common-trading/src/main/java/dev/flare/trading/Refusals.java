package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Pair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts by reason what did not happen, since this trader's store was made.
///
/// Counting never waits for the disk: what was counted is written down a little later, so that a
/// crash may cost the newest counts, and a full disk costs none.
public final class Refusals {
  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

  private final Map<Refusal, Counted> counts = new EnumMap<>(Refusal.class);
  private final Set<Refusal> unwritten = EnumSet.noneOf(Refusal.class);
  private final Records records;
  private final InstantSource clock;

  Refusals(Records records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
    records.refusals().all().forEach(each -> counts.put(each.code(), each));
  }

  /// How often a reason came up, and the last time in full.
  ///
  /// @param pair of what was refused then, where it was about one
  /// @param what what was refused then
  /// @param detail for people, with the values that decided
  public record Counted(
      Refusal code, long count, Instant lastAt, Optional<Pair> pair, String what, String detail) {}

  void count(Refusal code, String what, String detail) {
    count(code, Optional.empty(), what, detail);
  }

  synchronized void count(Refusal code, Optional<Pair> pair, String what, String detail) {
    LOG.log(System.Logger.Level.INFO, "{0} refused reason={1} {2}", what, code, detail);
    counts.put(code, new Counted(code, of(code) + 1, clock.instant(), pair, what, detail));
    unwritten.add(code);
  }

  /// Writes down what was counted since the last time; what cannot be written is tried again.
  void keep() {
    List<Counted> news = takeUnwritten();
    if (!news.isEmpty()) {
      try {
        records
            .store()
            .transaction(tx -> {
              news.forEach(each -> tx.put(records.refusals(), each));
              return true;
            });
      } catch (StoreException e) {
        LOG.log(System.Logger.Level.DEBUG, "Refusals not kept yet", e);
        putBack(news);
      }
    }
  }

  private synchronized List<Counted> takeUnwritten() {
    List<Counted> taken = unwritten.stream().map(counts::get).toList();
    unwritten.clear();
    return taken;
  }

  private synchronized void putBack(List<Counted> taken) {
    taken.forEach(each -> unwritten.add(each.code()));
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
