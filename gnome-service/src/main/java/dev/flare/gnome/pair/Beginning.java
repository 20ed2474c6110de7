package dev.flare.gnome.pair;

import dev.flare.gnome.decision.PairMemory;
import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.signal.AnalystMemory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an analyst begins with a series: which candles only warm it up, and which it decides.
///
/// With a memory of the same market it goes on after the candle decided last, however many there
/// are since. Without one, it decides the newest candle only.
///
/// @param memory what it goes on from; empty when it begins anew
record Beginning(List<Candle> warmUp, List<Candle> undecided, Optional<AnalystMemory> memory) {

  /// @param series closed candles without a gap, oldest first
  /// @param enough warm-up candles with which a memory is worth something
  static Beginning of(
      List<Candle> series,
      Optional<PairMemory> memory,
      Granularity granularity,
      int enough,
      Instant now) {
    Optional<AnalystMemory> usable =
        memory
            .filter(known -> known.granularity() == granularity)
            .map(PairMemory::analyst)
            .filter(known -> fits(known, series, enough, now));
    int decided =
        usable
            .map(known -> countUpTo(known.decidedAt(), series))
            .orElse(Math.max(0, series.size() - 1));
    return new Beginning(
        series.subList(0, decided), series.subList(decided, series.size()), usable);
  }

  /// A memory from later than now is of another market: a simulated one that began again.
  private static boolean fits(AnalystMemory memory, List<Candle> series, int enough, Instant now) {
    return !memory.decidedAt().isAfter(now) && countUpTo(memory.decidedAt(), series) >= enough;
  }

  private static int countUpTo(Instant openedAt, List<Candle> series) {
    return (int) series.stream().filter(each -> !each.openedAt().isAfter(openedAt)).count();
  }
}
