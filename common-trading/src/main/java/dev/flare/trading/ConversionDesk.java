package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.jsondb.Transaction;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Quote;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Converts each wish at most once, however the machine or the exchange fails in between.
///
/// Every stage is durable before the step that it announces: the wish before the first request, the
/// offer before it is taken. What came out is handed back, to be written together with what it
/// means for the book.
final class ConversionDesk {
  private static final int ATTEMPTS = 3;

  private final Records records;
  private final Quotes quotes;
  private final InstantSource clock;

  ConversionDesk(Records records, ConversionVenue venue, LongSupplier nanos, InstantSource clock) {
    this.records = records;
    this.quotes = new Quotes(venue, nanos);
    this.clock = clock;
  }

  Quotes quotes() {
    return quotes;
  }

  /// Writes the wish down.
  Conversion intend(
      Transaction tx,
      Mode mode,
      Purpose purpose,
      Records.Numbers numbers,
      long position,
      Amount spend,
      Coin target) {
    Conversion wish =
        new Conversion(
            numbers.conversion(),
            mode,
            purpose,
            position,
            spend,
            target,
            clock.instant(),
            new Stage.Intended());
    tx.put(records.numbers(), numbers);
    tx.put(records.conversions(), wish);
    return wish;
  }

  /// Quotes, checks and converts.
  ///
  /// @param inHand an offer that is there already; used while it is fresh
  /// @return the conversion as it ended, which the caller writes down
  Conversion carryOut(Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    return switch (prepared(wish, inHand, scrutiny)) {
      case Prepared.Ready(var quote, var at) -> submit(wish, quote, at);
      case Prepared.Declined(var reason, var detail) -> refused(wish, reason, detail);
    };
  }

  /// How far it comes without moving money.
  private sealed interface Prepared {
    /// Written down as submitted, and still fresh.
    record Ready(Quote quote, Instant at) implements Prepared {}

    record Declined(Refusal reason, String detail) implements Prepared {}
  }

  /// Whatever goes wrong here, nothing was sent.
  private Prepared prepared(Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    try {
      return switch (scrutiny.beforeQuote()) {
        case Ruling.Accepted _ -> quoted(wish, inHand.filter(quotes::isFresh), scrutiny);
        case Ruling.Declined(var reason, var detail) -> new Prepared.Declined(reason, detail);
      };
    } catch (StoreException e) {
      return new Prepared.Declined(Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Prepared.Declined(Refusal.UNEXPECTED_FAULT, e.toString());
    }
  }

  private Prepared quoted(Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    Optional<HeldQuote> next = inHand;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Quotes.Answer answer =
          next.<Quotes.Answer>map(Quotes.Answer.Got::new)
              .orElseGet(() -> quotes.at(wish.priority()).ask(wish.spend(), wish.target()));
      next = Optional.empty();
      switch (answer) {
        case Quotes.Answer.Nothing(var reason, var detail) -> {
          return new Prepared.Declined(reason, detail);
        }
        case Quotes.Answer.Got(var held) -> {
          Prepared prepared = judged(wish, held, scrutiny);
          if (prepared instanceof Prepared.Declined || quotes.isFresh(held)) {
            return prepared;
          }
        }
      }
    }
    return new Prepared.Declined(Refusal.QUOTE_TOO_OLD, "no quote stayed fresh long enough");
  }

  private Prepared judged(Conversion wish, HeldQuote held, Scrutiny scrutiny) {
    Quote quote = held.quote();
    records.conversions().put(wish.at(new Stage.Quoted(quote, clock.instant())));
    return switch (scrutiny.of(quote)) {
      case Ruling.Declined(var reason, var detail) -> new Prepared.Declined(reason, detail);
      case Ruling.Accepted _ -> {
        Instant at = clock.instant();
        if (quotes.isFresh(held)) {
          records.conversions().put(wish.at(new Stage.Submitted(quote, at)));
        }
        yield new Prepared.Ready(quote, at);
      }
    };
  }

  private Conversion submit(Conversion wish, Quote quote, Instant submittedAt) {
    return switch (outcome(wish, quote)) {
      case ConversionOutcome.Converted(var paid, var received, var at) ->
          wish.at(new Stage.Confirmed(quote, paid, received, at));
      case ConversionOutcome.Refused(var code, var message) ->
          refused(wish, Refusal.CONVERSION_REFUSED, code + ": " + message);
      case ConversionOutcome.Unknown(var reason) ->
          wish.at(new Stage.Unknown(quote, reason, submittedAt));
    };
  }

  /// A venue that breaks its promise not to throw has perhaps converted.
  private ConversionOutcome outcome(Conversion wish, Quote quote) {
    try {
      return quotes.venue().at(wish.priority()).convert(quote);
    } catch (RuntimeException e) {
      return new ConversionOutcome.Unknown("the venue failed: " + e);
    }
  }

  private static Conversion refused(Conversion wish, Refusal reason, String detail) {
    return wish.at(new Stage.Refused(reason, detail));
  }

  /// What is known of a conversion that was found in the journal at start. Asking again about the
  /// result changes nothing.
  static Conversion afterRestart(Conversion found) {
    return switch (found.stage()) {
      case Stage.Intended _, Stage.Quoted _ ->
          refused(found, Refusal.NEVER_EXECUTED, "stopped before anything was sent");
      case Stage.Submitted(var quote, var at) ->
          found.mode() == Mode.DEMO
              ? refused(found, Refusal.NEVER_EXECUTED, "stopped; demo mode converts nothing")
              : found.at(new Stage.Unknown(quote, "stopped while waiting for the answer", at));
      case Stage.Unknown _ ->
          found.mode() == Mode.DEMO
              ? refused(found, Refusal.NEVER_EXECUTED, "unknown; demo mode converts nothing")
              : found;
      case Stage.Confirmed _, Stage.Refused _ -> found;
    };
  }
}
