package dev.flare.simulator.market;

import dev.flare.market.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// How candles of one name follow each other.
///
/// @param length of each
/// @param ahead how much later than in UTC it is where their days begin at midnight
public record Rhythm(Duration length, Duration ahead) {
  private static final Duration EAST = Duration.ofHours(8);

  /// From six hours on, names without `utc` count as in UTC+8, where a day opens at 16:00 UTC.
  private static final Map<String, Rhythm> EASTERN =
      Map.of(
          "6h", new Rhythm(Duration.ofHours(6), EAST),
          "12h", new Rhythm(Duration.ofHours(12), EAST),
          "1day", new Rhythm(Duration.ofDays(1), EAST));

  public static Rhythm of(Granularity granularity) {
    return new Rhythm(granularity.duration(), Duration.ZERO);
  }

  /// @param code in the spelling of BitGet's REST API
  public static Optional<Rhythm> find(String code) {
    return Arrays.stream(Granularity.values())
        .filter(each -> each.code().equals(code))
        .map(Rhythm::of)
        .findFirst()
        .or(() -> Optional.ofNullable(EASTERN.get(code)));
  }

  /// The open time of the candle that `instant` falls into.
  public Instant openOf(Instant instant) {
    long local = instant.plus(ahead).toEpochMilli();
    return Instant.ofEpochMilli(local - Math.floorMod(local, length.toMillis())).minus(ahead);
  }

  /// Whether such candles can be joined of finer ones.
  boolean fits(Granularity finer) {
    long finest = finer.duration().toMillis();
    return length.toMillis() % finest == 0 && ahead.toMillis() % finest == 0;
  }
}
