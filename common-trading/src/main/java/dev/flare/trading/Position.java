package dev.flare.trading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    Closed closed(Amount proceeds, Instant at) {
      return new Closed(entry, seen, reason, closedBy, proceeds, at);
    }
  }

  /// Sold.
  ///
  /// @param proceeds what it brought, in the base token
  record Closed(
      Entry entry,
      Optional<Extremes> seen,
      CloseReason reason,
      String closedBy,
      Amount proceeds,
      Instant closedAt)
      implements Position {
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
