package dev.flare.bitget;

import dev.flare.market.Coin;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A trade that was sent and of which nothing conclusive was heard.
///
/// @param quotedAt when the quote was asked for, by the exchange's clock
/// @param submittedAt the time on the signature of the trade, by the exchange's clock
/// @param claimed ids of records that belong to other conversions
/// @param speed how many times faster than real time the exchange's clock runs: how long a
///   signature or a record takes is real time
public record LostTrade(
    Quote quote, Instant quotedAt, Instant submittedAt, Set<String> claimed, double speed) {
  /// How long after its signature the exchange may still execute a trade.
  private static final Duration SIGNATURE_LIFE = Duration.ofSeconds(30);

  /// How far our reading of the exchange's clock and the time on its record may lie apart.
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);

  /// After this long, what is not in the exchange's books did not happen.
  private static final Duration SETTLING = Duration.ofSeconds(90);

  private static final Duration SEARCH_MARGIN = Duration.ofSeconds(5);

  /// How far back the exchange tells of conversions, less a day.
  private static final Duration TOLD = Duration.ofDays(89);

  /// When to look for it, counted from the moment it was lost; the last is past [#settledAt()].
  public static final List<Duration> LOOKS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(6),
          Duration.ofSeconds(12),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(95));

  public LostTrade {
    claimed = Set.copyOf(claimed);
  }

  /// At an exchange whose clock runs like ours.
  public LostTrade(Quote quote, Instant quotedAt, Instant submittedAt, Set<String> claimed) {
    this(quote, quotedAt, submittedAt, claimed, 1);
  }

  /// Where in the history it would be, also when the clock was set back in the meantime.
  ///
  /// @param now by the exchange's clock
  public TimeSpan searched(Instant now) {
    Instant first = quotedAt.isBefore(submittedAt) ? quotedAt : submittedAt;
    Instant last = now.isAfter(submittedAt) ? now : submittedAt;
    Instant end = last.isBefore(execution().to()) ? last : execution().to();
    return new TimeSpan(first.minus(passed(SEARCH_MARGIN)), end.plus(passed(SEARCH_MARGIN)));
  }

  /// Whether the exchange may have forgotten it, so that the absence of a record proves nothing.
  ///
  /// @param now by the exchange's clock
  public boolean isForgotten(Instant now) {
    return Duration.between(submittedAt, now).compareTo(TOLD) > 0;
  }

  /// From when on its absence proves something.
  public Instant settledAt() {
    return submittedAt.plus(passed(SETTLING));
  }

  Coin spent() {
    return quote.spend().coin();
  }

  Coin received() {
    return quote.receive().coin();
  }

  /// Whether `row` is what this trade would have left behind. The history names no quote, so coins,
  /// sizes, price and time must do.
  boolean explains(ConvertRecord row) {
    return row.paid().equals(quote.spend())
        && row.received().equals(quote.receive())
        && isItsPrice(row)
        && execution().contains(row.at())
        && !claimed.contains(row.id());
  }

  /// Whether a record of this trade could as well be one of a trade sent at `other`.
  boolean mayBeMistakenFor(Instant other) {
    Duration apart = Duration.between(submittedAt, other).abs();
    return apart.compareTo(Duration.between(execution().from(), execution().to())) <= 0;
  }

  private TimeSpan execution() {
    return new TimeSpan(
        submittedAt.minus(passed(CLOCK_ERROR)),
        submittedAt.plus(passed(SIGNATURE_LIFE)).plus(passed(CLOCK_ERROR)));
  }

  /// What passes on the exchange's clock in so much real time.
  private Duration passed(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() * speed));
  }

  /// The history has eight decimals of it; whether cut or rounded is not documented.
  private boolean isItsPrice(ConvertRecord row) {
    return row.price().subtract(quote.price()).abs().movePointRight(8).compareTo(BigDecimal.ONE)
        < 0;
  }
}
