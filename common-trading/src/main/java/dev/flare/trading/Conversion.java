package dev.flare.trading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One conversion of one coin into another, from the wish to its end, as the journal holds it.
///
/// @param number rises by one for each conversion of a trader
/// @param position number of the position that it opens or closes
public record Conversion(
    long number,
    Mode mode,
    Purpose purpose,
    long position,
    Amount spend,
    Coin target,
    Instant intendedAt,
    Stage stage) {

  /// What it is for.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Purpose.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Purpose.Close.class, name = "close")
  })
  public sealed interface Purpose {
    record Open(Motive motive) implements Purpose {}

    record Close(CloseReason reason) implements Purpose {}
  }

  /// How far it has come. Intended, quoted and submitted lead to one of the others; unknown is
  /// resolved by asking the exchange, never by trying again.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Stage.Intended.class, name = "intended"),
    @JsonSubTypes.Type(value = Stage.Quoted.class, name = "quoted"),
    @JsonSubTypes.Type(value = Stage.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = Stage.Confirmed.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Stage.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Stage.Unknown.class, name = "unknown")
  })
  public sealed interface Stage {
    /// Nothing was asked of the exchange yet.
    record Intended() implements Stage {}

    /// An offer is there, and nothing was taken.
    record Quoted(Quote quote, Instant at) implements Stage {}

    /// The offer is being taken; from here on money may have moved.
    ///
    /// @param before what the account had of both coins; empty in demo mode
    record Submitted(Quote quote, Instant at, List<Balance> before) implements Stage {
      public Submitted {
        before = orNone(before);
      }

      Unknown unknown(String reason) {
        return new Unknown(quote, reason, at, before);
      }
    }

    /// Done; the amounts are those of the answer.
    ///
    /// @param record the exchange's name for it, where its records had to be asked
    record Confirmed(Quote quote, Amount paid, Amount received, Instant at, Optional<String> record)
        implements Stage {}

    /// Proven not done.
    record Refused(Refusal reason, String detail) implements Stage {}

    /// Perhaps done.
    ///
    /// @param at when it was submitted
    /// @param before what the account had of both coins then; empty where that is not known
    record Unknown(Quote quote, String reason, Instant at, List<Balance> before) implements Stage {
      public Unknown {
        before = orNone(before);
      }
    }

    /// Journals of earlier versions do not have them.
    private static List<Balance> orNone(@Nullable List<Balance> balances) {
      return balances == null ? List.of() : List.copyOf(balances);
    }
  }

  public String id() {
    return "c" + number;
  }

  public boolean opens() {
    return purpose instanceof Purpose.Open;
  }

  /// The coin that is staked and gained: spent to open, received to close.
  Coin baseToken() {
    return opens() ? spend.coin() : target;
  }

  /// How urgent its requests are: money that is in the market goes before money that is not.
  Priority priority() {
    return switch (purpose) {
      case Purpose.Open _ -> Priority.ENTRY;
      case Purpose.Close _ -> Priority.TRIGGERED_EXIT;
    };
  }

  /// The same for another amount: no more can be sold than there is.
  Conversion spending(Amount other) {
    return new Conversion(number, mode, purpose, position, other, target, intendedAt, stage);
  }

  Conversion at(Stage next) {
    return new Conversion(number, mode, purpose, position, spend, target, intendedAt, next);
  }

  /// Whether nothing more will happen to it.
  public boolean isFinal() {
    return switch (stage) {
      case Stage.Confirmed _, Stage.Refused _ -> true;
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _, Stage.Unknown _ -> false;
    };
  }
}
