package dev.flare.trading.performance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The time that figures are about; `to` is not part of it.
public record Span(Instant from, Instant to) {
  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("%s lies before %s".formatted(to, from));
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /// Whole days, at least one.
  public long wholeDays() {
    return Math.max(1, length().toDays());
  }

  /// How many days of UTC it touches, at least one.
  int calendarDays() {
    return isEmpty() ? 1 : dayOf(to.minusNanos(1)) + 1;
  }

  /// Which of its UTC days a moment falls on, from 0. A moment at or behind the end belongs to the
  /// last day.
  int dayOf(Instant moment) {
    Instant within = moment.isBefore(to) || isEmpty() ? moment : to.minusNanos(1);
    return Math.toIntExact(date(within).toEpochDay() - date(from).toEpochDay());
  }

  LocalDate date(int day) {
    return date(from).plusDays(day);
  }

  private boolean isEmpty() {
    return from.equals(to);
  }

  private static LocalDate date(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
