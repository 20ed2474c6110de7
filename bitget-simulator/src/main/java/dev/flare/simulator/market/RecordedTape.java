package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Granularity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Candles of a file, moved in time by a multiple of their granularity.
public final class RecordedTape implements Tape {
  private final CandleFile file;
  private final Duration shift;
  private final Map<Instant, Candle> candles = new HashMap<>();
  private final int digits;

  public RecordedTape(CandleFile file, Duration shift) {
    this.file = file;
    this.shift = shift;
    file.candles().forEach(candle -> candles.put(candle.openedAt().plus(shift), moved(candle)));
    this.digits = file.candles().stream().mapToInt(RecordedTape::digits).max().orElseThrow();
  }

  @Override
  public Granularity granularity() {
    return file.granularity();
  }

  @Override
  public Optional<Candle> candle(Instant open) {
    return Optional.ofNullable(candles.get(open));
  }

  @Override
  public Instant begin() {
    return file.candles().getFirst().openedAt().plus(shift);
  }

  @Override
  public Instant end() {
    return file.candles().getLast().closesAt(file.granularity()).plus(shift);
  }

  @Override
  public int digits() {
    return digits;
  }

  private Candle moved(Candle candle) {
    return new Candle(
        candle.openedAt().plus(shift),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.baseVolume(),
        candle.quoteVolume());
  }

  private static int digits(Candle candle) {
    return DoubleStream.of(candle.open(), candle.high(), candle.low(), candle.close())
        .mapToInt(price -> Math.max(0, BigDecimal.valueOf(price).stripTrailingZeros().scale()))
        .max()
        .orElseThrow();
  }
}
