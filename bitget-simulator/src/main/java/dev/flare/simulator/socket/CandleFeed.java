package dev.flare.simulator.socket;

import dev.flare.market.Candle;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.MarketRows;
import dev.flare.simulator.market.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Candles of one pair: the latest at first, then the running one once a real second while it
/// changes, and the final values of a candle as soon as the next has opened.
final class CandleFeed implements Feed {
  private static final int SNAPSHOT = 100;
  private static final int MOST = 1000;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Listing listing;
  private final Rhythm rhythm;
  private Instant lastOpen = Instant.EPOCH;
  private List<List<String>> lastRows = List.of();
  private long lastNanos;

  CandleFeed(Listing listing, Rhythm rhythm) {
    this.listing = listing;
    this.rhythm = rhythm;
  }

  @Override
  public Push first(Instant now, long nanos) {
    List<Candle> candles = listing.candles(rhythm, Instant.MAX, SNAPSHOT, now);
    return Push.snapshot(told(candles, nanos));
  }

  @Override
  public Optional<Push> next(Instant now, long nanos) {
    boolean isOver = rhythm.openOf(now).isAfter(lastOpen);
    if (!isOver && nanos - lastNanos < SECOND) {
      return Optional.empty();
    }
    List<List<String>> before = lastRows;
    List<List<String>> rows = told(since(now), nanos);
    boolean isNews = !rows.isEmpty() && !rows.getLast().equals(last(before));
    return isNews ? Optional.of(Push.update(rows)) : Optional.empty();
  }

  private List<Candle> since(Instant now) {
    long passed = Duration.between(lastOpen, now).dividedBy(rhythm.length());
    return listing.candles(rhythm, Instant.MAX, (int) Math.min(passed + 1, MOST), now).stream()
        .filter(candle -> !candle.openedAt().isBefore(lastOpen))
        .toList();
  }

  private List<List<String>> told(List<Candle> candles, long nanos) {
    lastNanos = nanos;
    lastRows = candles.stream().map(candle -> MarketRows.candle(listing, candle)).toList();
    lastOpen = candles.isEmpty() ? lastOpen : candles.getLast().openedAt();
    return lastRows;
  }

  private static List<String> last(List<List<String>> rows) {
    return rows.isEmpty() ? List.of() : rows.getLast();
  }
}
