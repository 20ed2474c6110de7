package dev.flare.trading.protection;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Locks everything for the rest of the day (UTC) once the day has cost too much of the money that
/// it began with.
public record DailyLoss(Percentage most) implements Protection {
  @Override
  public Lock.Kind kind() {
    return Lock.Kind.DAILY_LOSS;
  }

  @Override
  public Optional<Pair> scope(Exit newest) {
    return Optional.empty();
  }

  @Override
  public Instant since(Exit newest) {
    return day(newest.at()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public Optional<Lock> after(Exit newest, TrackRecord record) {
    LocalDate today = day(record.end());
    TrackRecord ofToday = record.only(exit -> day(exit.at()).equals(today));
    Percentage loss = loss(ofToday);
    return loss.compareTo(most) > 0
        ? Optional.of(lock(loss, record.end(), today))
        : Optional.empty();
  }

  private Lock lock(Percentage loss, Instant from, LocalDate today) {
    return new Lock(
        kind(),
        Optional.empty(),
        "lost %s today, limit %s".formatted(loss, most),
        from,
        today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Percentage loss(TrackRecord ofToday) {
    Amount before = ofToday.capitalBefore();
    return before.isPositive() ? ofToday.capital().changeFrom(before).negated() : Percentage.ZERO;
  }
}
