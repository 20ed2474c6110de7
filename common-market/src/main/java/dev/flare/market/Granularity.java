package dev.flare.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/// How long one candle lasts. Candles open at whole multiples of it since 1970-01-01 00:00 UTC.
///
/// [#code()] is the exchange's spelling; [#parse(String)] also takes the short one of files.
public enum Granularity {
  ONE_MINUTE("1min", "1m", Duration.ofMinutes(1)),
  THREE_MINUTES("3min", "3m", Duration.ofMinutes(3)),
  FIVE_MINUTES("5min", "5m", Duration.ofMinutes(5)),
  FIFTEEN_MINUTES("15min", "15m", Duration.ofMinutes(15)),
  THIRTY_MINUTES("30min", "30m", Duration.ofMinutes(30)),
  ONE_HOUR("1h", "1h", Duration.ofHours(1)),
  FOUR_HOURS("4h", "4h", Duration.ofHours(4)),
  SIX_HOURS("6Hutc", "6h", Duration.ofHours(6)),
  TWELVE_HOURS("12Hutc", "12h", Duration.ofHours(12)),
  ONE_DAY("1Dutc", "1d", Duration.ofDays(1));

  private final String code;
  private final String shortName;
  private final Duration duration;

  Granularity(String code, String shortName, Duration duration) {
    this.code = code;
    this.shortName = shortName;
    this.duration = duration;
  }

  /// The spelling of BitGet's REST API. From six hours on it is the one aligned to UTC.
  public String code() {
    return code;
  }

  public String shortName() {
    return shortName;
  }

  public Duration duration() {
    return duration;
  }

  /// The open time of the candle that `instant` falls into.
  public Instant openOf(Instant instant) {
    long millis = instant.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, duration.toMillis()));
  }

  /// @throws IllegalArgumentException naming the known ones when `text` is none of them
  public static Granularity parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.code.equals(text) || each.shortName.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(text)));
  }

  private static String unknown(String text) {
    return "'%s' is no granularity; known are %s"
        .formatted(
            text, Arrays.stream(values()).map(each -> each.code).collect(Collectors.joining(", ")));
  }
}
