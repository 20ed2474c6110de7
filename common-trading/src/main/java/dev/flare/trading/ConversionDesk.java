package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.jsondb.Transaction;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.Quote;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Converts each wish at most once, however the machine or the exchange fails in between.
///
/// Every stage is durable before the step that it announces: the wish before the first request, the
/// offer before it is taken. What came out is handed back, to be written together with what it
/// means for the book.
final class ConversionDesk {
  private static final int ATTEMPTS = 3;

  private final Records records;
  private final Quotes paper;
  private final Optional<LiveCounter> live;
  private final Shortages shortages;
  private final InstantSource clock;

  ConversionDesk(Records records, Surroundings surroundings) {
    this.records = records;
    this.paper = new Quotes(surroundings.paper(), surroundings.nanos());
    this.shortages = new Shortages(surroundings.nanos());
    this.live =
        surroundings
            .live()
            .map(it -> new LiveCounter(it, records, shortages, surroundings.nanos()));
    this.clock = surroundings.clock();
  }

  /// Quotes for positions of a mode. Without an account what is live is valued as in demo mode.
  Quotes quotes(Mode mode) {
    return switch (mode) {
      case DEMO -> paper;
      case LIVE -> live.map(LiveCounter::quotes).orElse(paper);
    };
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
    tx.put(records.unfinished(), new Unfinished(wish.id()));
    return wish;
  }

  /// Quotes, checks and converts.
  ///
  /// @param inHand an offer that is there already; used while it is fresh
  /// @return the conversion as it ended, which the caller writes down
  Conversion carryOut(Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    return switch (wish.mode()) {
      case DEMO -> carryOut(new Funded(wish, List.of()), inHand, scrutiny);
      case LIVE ->
          live.map(counter -> carryOut(counter, wish, inHand, scrutiny))
              .orElseGet(() -> refused(wish, Refusal.LIVE_NOT_READY, "EXCHANGE_KEYS are not set"));
    };
  }

  /// One after the other, so that of a lost one it can be told what it did to the balances.
  private Conversion carryOut(
      LiveCounter counter, Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    return counter
        .obstacle(wish)
        .map(missing -> refused(wish, missing.reason(), missing.detail()))
        .orElseGet(() ->
            counter.alone(
                wish,
                () ->
                    switch (counter.fund(wish)) {
                      case LiveCounter.Funding.Ready(var funded) ->
                          counter.remembered(carryOut(funded, inHand, scrutiny));
                      case LiveCounter.Funding.Missing(var reason, var detail) ->
                          refused(wish, reason, detail);
                    }));
  }

  private Conversion carryOut(Funded funded, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    return switch (prepared(funded, inHand, scrutiny)) {
      case Prepared.Ready(var submitted) -> submit(funded.wish(), submitted);
      case Prepared.Declined(var reason, var detail) -> refused(funded.wish(), reason, detail);
    };
  }

  /// A wish that the money is there for.
  ///
  /// @param before what the account has of both coins; empty in demo mode
  record Funded(Conversion wish, List<Balance> before) {}

  /// How far it comes without moving money.
  private sealed interface Prepared {
    /// Written down as submitted, and still fresh.
    record Ready(Stage.Submitted submitted) implements Prepared {}

    record Declined(Refusal reason, String detail) implements Prepared {}
  }

  /// Whatever goes wrong here, nothing was sent.
  private Prepared prepared(Funded funded, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    try {
      return switch (scrutiny.beforeQuote()) {
        case Ruling.Accepted _ -> quoted(funded, usable(inHand, funded.wish()), scrutiny);
        case Ruling.Declined(var reason, var detail) -> new Prepared.Declined(reason, detail);
      };
    } catch (StoreException e) {
      return new Prepared.Declined(Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Prepared.Declined(Refusal.UNEXPECTED_FAULT, e.toString());
    }
  }

  private Optional<HeldQuote> usable(Optional<HeldQuote> inHand, Conversion wish) {
    return inHand
        .filter(quotes(wish.mode())::isFresh)
        .filter(held -> held.quote().spend().equals(wish.spend()));
  }

  private Prepared quoted(Funded funded, Optional<HeldQuote> inHand, Scrutiny scrutiny) {
    Conversion wish = funded.wish();
    Quotes quotes = quotes(wish.mode()).at(wish.priority());
    Optional<HeldQuote> next = inHand;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Quotes.Answer answer =
          next.<Quotes.Answer>map(Quotes.Answer.Got::new)
              .orElseGet(() -> quotes.ask(wish.spend(), wish.target()));
      next = Optional.empty();
      switch (answer) {
        case Quotes.Answer.Nothing(var reason, var detail) -> {
          return new Prepared.Declined(reason, detail);
        }
        case Quotes.Answer.Got(var held) -> {
          Prepared prepared = judged(funded, held, scrutiny);
          if (prepared instanceof Prepared.Declined || quotes.isFresh(held)) {
            return prepared;
          }
        }
      }
    }
    return new Prepared.Declined(Refusal.QUOTE_TOO_OLD, "no quote stayed fresh long enough");
  }

  private Prepared judged(Funded funded, HeldQuote held, Scrutiny scrutiny) {
    Conversion wish = funded.wish();
    Quote quote = held.quote();
    records.conversions().put(wish.at(new Stage.Quoted(quote, clock.instant())));
    return switch (scrutiny.of(quote)) {
      case Ruling.Declined(var reason, var detail) -> new Prepared.Declined(reason, detail);
      case Ruling.Accepted _ -> {
        Stage.Submitted submitted = new Stage.Submitted(quote, clock.instant(), funded.before());
        if (quotes(wish.mode()).isFresh(held)) {
          records.conversions().put(wish.at(submitted));
        }
        yield new Prepared.Ready(submitted);
      }
    };
  }

  private Conversion submit(Conversion wish, Stage.Submitted submitted) {
    Quote quote = submitted.quote();
    return switch (outcome(wish, quote)) {
      case ConversionOutcome.Converted(var paid, var received, var at) ->
          wish.at(new Stage.Confirmed(quote, paid, received, at, Optional.empty()));
      case ConversionOutcome.Refused(var code, var message) ->
          refused(wish, Refusal.CONVERSION_REFUSED, code + ": " + message);
      case ConversionOutcome.Unknown(var reason) -> wish.at(submitted.unknown(reason));
    };
  }

  /// A venue that breaks its promise not to throw has perhaps converted.
  private ConversionOutcome outcome(Conversion wish, Quote quote) {
    try {
      return quotes(wish.mode()).venue().at(wish.priority()).convert(quote);
    } catch (RuntimeException | Error e) {
      return new ConversionOutcome.Unknown("the venue failed: " + e);
    }
  }

  /// What is known of a conversion during which this program failed: what was written down as
  /// submitted may have been sent.
  Conversion brokenOff(Conversion wish, Throwable by) {
    Conversion last = records.conversions().find(wish.id()).orElse(wish);
    if (last.stage() instanceof Stage.Submitted submitted && last.mode() == Mode.LIVE) {
      Conversion lost = last.at(submitted.unknown("this program failed: " + by));
      live.ifPresent(counter -> counter.remembered(lost));
      return lost;
    }
    return refused(last, Refusal.UNEXPECTED_FAULT, by.toString());
  }

  /// Positions of which the account has too little.
  Shortages shortages() {
    return shortages;
  }

  /// The account in which live money is; empty without keys.
  Optional<HomeAccount> home() {
    return live.map(LiveCounter::home);
  }

  /// Lets nothing begin that still waits for its turn.
  void stop() {
    live.ifPresent(LiveCounter::stop);
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
      case Stage.Submitted submitted ->
          found.mode() == Mode.DEMO
              ? refused(found, Refusal.NEVER_EXECUTED, "stopped; demo mode converts nothing")
              : found.at(submitted.unknown("stopped while waiting for the answer"));
      case Stage.Unknown _ ->
          found.mode() == Mode.DEMO
              ? refused(found, Refusal.NEVER_EXECUTED, "unknown; demo mode converts nothing")
              : found;
      case Stage.Confirmed _, Stage.Refused _ -> found;
    };
  }
}
