package dev.flare.bitget.socket;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The newest closed candles of one topic, each as the exchange told it after its close.
///
/// A candle that was pushed before its close may lack its last trades, whether a later one came or
/// not, since a push may be lost; so it is never kept. What was told later counts, in whatever
/// order it arrived. After an interruption nothing is given before REST has bridged it. Safe for
/// any number of threads.
final class PushedCandles {
  static final int MOST = 200;

  private final Granularity granularity;
  private final NavigableMap<Instant, Told> candles = new TreeMap<>();
  private Instant latestPush = Instant.MIN;
  private long interruptions;
  private boolean bridged;

  PushedCandles(Granularity granularity) {
    this.granularity = granularity;
  }

  private record Told(Candle candle, Instant at) {}

  /// @param at the exchange's time when it composed the push
  synchronized void push(List<Candle> pushed, Instant at) {
    latestPush = latestPush.isAfter(at) ? latestPush : at;
    pushed.stream()
        .filter(candle -> !candle.closesAt(granularity).isAfter(at))
        .forEach(candle -> keep(candle, at));
    trim();
  }

  synchronized void interrupt() {
    interruptions++;
    bridged = false;
  }

  /// To be remembered while REST is asked, and given back with its answer.
  synchronized long interruptions() {
    return interruptions;
  }

  /// Takes what REST answered: all closed by then.
  ///
  /// @param asked the exchange's time before REST was asked
  /// @param interruptionsThen as they were before REST was asked
  synchronized void bridge(List<Candle> closed, Instant asked, long interruptionsThen) {
    for (Candle candle : closed) {
      Instant close = candle.closesAt(granularity);
      keep(candle, close.isAfter(asked) ? close : asked);
    }
    trim();
    bridged = interruptions == interruptionsThen;
  }

  /// The newest closed candles at a moment, oldest first; empty unless every one of them is known.
  synchronized Optional<List<Candle>> newest(int count, Instant now) {
    Instant time = latestPush.isAfter(now) ? latestPush : now;
    Instant end = granularity.openOf(time);
    Instant begin = end.minus(granularity.duration().multipliedBy(count));
    NavigableMap<Instant, Told> asked = candles.subMap(begin, true, end, false);
    return bridged && asked.size() == count
        ? Optional.of(asked.values().stream().map(Told::candle).toList())
        : Optional.empty();
  }

  private void keep(Candle candle, Instant at) {
    candles.merge(
        candle.openedAt(),
        new Told(candle, at),
        (known, told) -> told.at().isBefore(known.at()) ? known : told);
  }

  private void trim() {
    while (candles.size() > MOST) {
      candles.pollFirstEntry();
    }
  }
}
