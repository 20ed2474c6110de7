package dev.flare.pulse.app;

import dev.flare.pulse.process.RunningProcess.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an app used over the latest 24 hours, one reading for each 2 seconds, in 260 kB.
final class UsageHistory {
  private static final int SLOT_MILLIS = 2000;
  private static final int SLOTS = (int) (Duration.ofDays(1).toMillis() / SLOT_MILLIS);
  private static final short NOTHING = -1;

  private short @Nullable [] cpuPermille;
  private int @Nullable [] memoryKilobytes;
  private long newest = -1;
  private @Nullable Consumption before;
  private Instant beforeAt = Instant.EPOCH;

  /// @param cpuPercent of one processor
  record Usage(Instant at, double cpuPercent, long memoryBytes) {}

  synchronized void add(Instant at, Consumption now) {
    Consumption last = before;
    before = now;
    Instant lastAt = beforeAt;
    beforeAt = at;
    long millis = Duration.between(lastAt, at).toMillis();
    if (last != null && millis > 0 && now.cpuMillis() >= last.cpuMillis()) {
      put(
          at.toEpochMilli() / SLOT_MILLIS,
          (now.cpuMillis() - last.cpuMillis()) * 1000 / millis,
          now.memoryBytes());
    }
  }

  private void put(long slot, long permille, long bytes) {
    if (cpuPermille == null || memoryKilobytes == null) {
      cpuPermille = new short[SLOTS];
      memoryKilobytes = new int[SLOTS];
      Arrays.fill(cpuPermille, NOTHING);
    }
    for (long skipped = Math.max(newest + 1, slot - SLOTS); skipped < slot; skipped++) {
      cpuPermille[(int) (skipped % SLOTS)] = NOTHING;
    }
    cpuPermille[(int) (slot % SLOTS)] = (short) Math.min(permille, Short.MAX_VALUE);
    memoryKilobytes[(int) (slot % SLOTS)] = (int) (bytes / 1024);
    newest = Math.max(newest, slot);
  }

  /// The latest reading, unless it is older than `oldest`.
  synchronized Optional<Usage> latest(Instant oldest) {
    return newest < 0
        ? Optional.empty()
        : reading(newest).filter(usage -> !usage.at().isBefore(oldest));
  }

  /// The readings from `from` on, oldest first, at most `points` of them: of each stretch the one
  /// with the most on the processor.
  synchronized List<Usage> since(Instant from, int points) {
    long first = Math.max(from.toEpochMilli() / SLOT_MILLIS, newest - SLOTS + 1);
    long stretch = Math.max(1, Math.ceilDiv(newest - first + 1, points));
    List<Usage> found = new ArrayList<>();
    for (long slot = first; slot <= newest; slot += stretch) {
      peak(slot, Math.min(newest, slot + stretch - 1)).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Usage> peak(long first, long last) {
    Optional<Usage> peak = Optional.empty();
    for (long slot = first; slot <= last; slot++) {
      Optional<Usage> here = reading(slot);
      boolean isHigher =
          here.isPresent() && (peak.isEmpty() || here.get().cpuPercent() > peak.get().cpuPercent());
      peak = isHigher ? here : peak;
    }
    return peak;
  }

  private Optional<Usage> reading(long slot) {
    if (cpuPermille == null || memoryKilobytes == null || slot < 0) {
      return Optional.empty();
    }
    short permille = cpuPermille[(int) (slot % SLOTS)];
    return permille == NOTHING
        ? Optional.empty()
        : Optional.of(
            new Usage(
                Instant.ofEpochMilli(slot * SLOT_MILLIS),
                permille / 10.0,
                memoryKilobytes[(int) (slot % SLOTS)] * 1024L));
  }
}
