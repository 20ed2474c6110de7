package dev.flare.trading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An amount of a coin that was bought with the base token in order to be sold for more of it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Position.Open.class, name = "open"),
  @JsonSubTypes.Type(value = Position.Closing.class, name = "closing"),
  @JsonSubTypes.Type(value = Position.Closed.class, name = "closed")
})
public sealed interface Position {
  Entry entry();

  /// The best and the worst it was valued at; empty before the first valuation.
  Optional<Extremes> seen();

  default String id() {
    return entry().id();
  }

  /// Whether so much of an amount is next to nothing, missing without a question.
  static boolean isDust(Amount gone, Amount of) {
    return gone.compareTo(of.shareOf(50)) <= 0;
  }

  /// How it came to be.
  ///
  /// @param number rises by one for each position of a trader
  /// @param cost what was paid for it, in the base token
  /// @param openedBy the conversion that opened it
  record Entry(
      long number,
      Mode mode,
      Motive motive,
      Amount cost,
      Amount amount,
      Instant openedAt,
      String openedBy) {
    public String id() {
      return idOf(number);
    }

    static String idOf(long number) {
      return "p" + number;
    }

    Percentage changeAt(Amount value) {
      return value.changeFrom(cost);
    }

    /// The same with less of the coin for the same money.
    Entry holding(Amount less) {
      return new Entry(number, mode, motive, cost, less, openedAt, openedBy);
    }

    /// A part of it by itself, with its share of the cost.
    Entry part(long itsNumber, Amount part) {
      return new Entry(itsNumber, mode, motive, costOf(part), part, openedAt, openedBy);
    }

    Entry without(Entry part) {
      return new Entry(
          number,
          mode,
          motive,
          cost.minus(part.cost),
          amount.minus(part.amount),
          openedAt,
          openedBy);
    }

    /// Its share of the cost, cut after eight decimals.
    Amount costOf(Amount part) {
      BigDecimal parts = cost.value().multiply(part.value());
      return new Amount(parts.divide(amount.value(), 8, RoundingMode.DOWN), cost.coin());
    }
  }

  /// Best and worst change seen.
  record Extremes(Percentage highest, Percentage lowest) {
    static Extremes including(Optional<Extremes> before, Percentage change) {
      return before
          .map(it -> new Extremes(it.highest.max(change), it.lowest.min(change)))
          .orElseGet(() -> new Extremes(change, change));
    }
  }

  /// Held, and watched by the exit rules.
  record Open(Entry entry, Optional<Extremes> seen) implements Position {
    Open seenAt(Percentage change) {
      return new Open(entry, Optional.of(Extremes.including(seen, change)));
    }

    Open with(Entry other) {
      return new Open(other, seen);
    }

    /// Its coins are gone, and brought so much by another way.
    Closed writtenOff(Amount brought, Instant at) {
      return new Closed(entry, seen, CloseReason.WRITTEN_OFF, Optional.empty(), brought, at)
          .leaving(entry.amount);
    }

    Closing closing(CloseReason reason, Conversion by) {
      return new Closing(entry, seen, reason, by.id());
    }
  }

  /// Being sold, or perhaps sold.
  ///
  /// @param closedBy the conversion that sells it
  record Closing(Entry entry, Optional<Extremes> seen, CloseReason reason, String closedBy)
      implements Position {
    Open openAgain() {
      return new Open(entry, seen);
    }

    Closing with(Entry other) {
      return new Closing(other, seen, reason, closedBy);
    }

    Closed closed(Amount proceeds, Instant at) {
      return new Closed(entry, seen, reason, Optional.of(closedBy), proceeds, at);
    }
  }

  /// Sold, or gone.
  ///
  /// @param closedBy the conversion that sold it; empty when none did
  /// @param proceeds what it brought, in the base token
  /// @param unsold what of its amount was not sold: dust, or all of it when its coins were gone;
  ///   empty when nothing was left
  record Closed(
      Entry entry,
      Optional<Extremes> seen,
      CloseReason reason,
      Optional<String> closedBy,
      Amount proceeds,
      Instant closedAt,
      Optional<Amount> unsold)
      implements Position {
    public Closed {
      unsold = orNone(unsold);
    }

    /// With nothing left.
    public Closed(
        Entry entry,
        Optional<Extremes> seen,
        CloseReason reason,
        Optional<String> closedBy,
        Amount proceeds,
        Instant closedAt) {
      this(entry, seen, reason, closedBy, proceeds, closedAt, Optional.empty());
    }

    /// Gone, and nothing is known of what it brought.
    static Closed writtenOff(Entry gone, Optional<Extremes> seen, Instant at) {
      Amount nothing = Amount.zero(gone.cost.coin());
      return new Closed(gone, seen, CloseReason.WRITTEN_OFF, Optional.empty(), nothing, at)
          .leaving(gone.amount);
    }

    /// Books of earlier versions do not have it.
    private static Optional<Amount> orNone(@Nullable Optional<Amount> unsold) {
      return unsold == null ? Optional.empty() : unsold;
    }

    /// The same, of which so much was not sold.
    Closed leaving(Amount rest) {
      return new Closed(
          entry,
          seen,
          reason,
          closedBy,
          proceeds,
          closedAt,
          Optional.of(rest).filter(Amount::isPositive));
    }

    public Amount realised() {
      return proceeds.minus(entry.cost());
    }

    public Percentage realisedPercentage() {
      return entry.changeAt(proceeds);
    }

    public Duration held() {
      return Duration.between(entry.openedAt(), closedAt);
    }
  }
}
