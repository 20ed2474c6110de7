package dev.flare.bitget;

import dev.flare.bitget.Reads.Reply.Denied;
import dev.flare.bitget.Reads.Reply.Told;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.QuoteAnswer.NoQuote;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// BitGet Convert with the keys of an account: moves real money.
public final class BitgetConvert implements ConversionVenue {
  /// Statuses of HTTP that refuse a request before anything is done with it.
  private static final Set<Integer> REFUSING = Set.of(400, 401, 403);

  private static final Set<String> OUTSIDE_LIMITS = Set.of("12006", "12007");
  private static final int DECIMALS = 8;

  /// More than any trade takes; the wire's own timeout ends it before.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Reads reads;
  private final History history;
  private final Wire trades;
  private final ExchangeClock clock;
  private final CoinLimits limits;
  private final SentTrades sent;

  BitgetConvert(Reads reads, Wire trades, ExchangeClock clock, CoinLimits limits, SentTrades sent) {
    this.reads = reads;
    this.history = new History(reads);
    this.trades = trades;
    this.clock = clock;
    this.limits = limits;
    this.sent = sent;
  }

  /// {@inheritDoc}
  ///
  /// What `spend` has beyond eight decimals is left out: BitGet takes no more.
  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    Amount asked = new Amount(spend.value().setScale(DECIMALS, RoundingMode.DOWN), spend.coin());
    if (!asked.isPositive()) {
      return new NoQuote("12006", asked + " is too little to convert");
    }
    ApiCall call =
        ApiCall.get(
            Endpoint.QUOTE,
            Map.of(
                "fromCoin", asked.coin().name(),
                "fromCoinSize", asked.plain(),
                "toCoin", target.name()));
    return switch (reads.ask(call, answer -> QuotedPrice.read(answer.data(), asked, target))) {
      case Told<QuotedPrice>(var price) -> price.answer();
      case Denied<QuotedPrice>(var code, var message) -> noQuote(code, message);
    };
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    Instant submittedAt = clock.instant();
    sent.sending(quote, submittedAt);
    ConversionOutcome outcome = sent(quote, submittedAt);
    switch (outcome) {
      case Converted(_, _, var at) -> sent.done(quote, at);
      case Refused _ -> sent.notDone(quote);
      case Unknown _ -> {}
    }
    return outcome;
  }

  private ConversionOutcome sent(Quote quote, Instant submittedAt) {
    try {
      Answer answer = trades.send(ApiCall.post(Endpoint.TRADE, quote.form()), LONGEST);
      return outcome(quote, answer, submittedAt);
    } catch (ExchangeUnavailable e) {
      return new Refused("NOT_SENT", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return limits.of(coin);
  }

  @Override
  public BitgetConvert at(Priority priority) {
    return new BitgetConvert(reads.at(priority), trades.at(priority), clock, limits, sent);
  }

  private NoQuote noQuote(String code, String message) {
    forgetLimits(code);
    return new NoQuote(code, new Answer.Denied(code, message).explained());
  }

  private void forgetLimits(String code) {
    if (OUTSIDE_LIMITS.contains(code)) {
      limits.forget();
    }
  }

  private ConversionOutcome outcome(Quote quote, Answer answer, Instant submittedAt) {
    return switch (answer) {
      case Answer.Answered(var data, _) -> converted(quote, data);
      case Answer.Denied denied -> denied(denied);
      case Answer.TooMany(var reason, _) -> turnedAway(quote, reason, submittedAt);
      case Answer.NoAnswer(var status, var reason) ->
          REFUSING.contains(status) ? new Refused("HTTP_" + status, reason) : new Unknown(reason);
    };
  }

  /// What is one too many is turned away before anything is done with it. Before anybody takes
  /// another quote, the records are asked all the same.
  private ConversionOutcome turnedAway(Quote quote, String reason, Instant submittedAt) {
    LostTrade trade = new LostTrade(quote, submittedAt, submittedAt, Set.of());
    try {
      return history.conversions(trade.searched(clock.instant())).stream().anyMatch(trade::explains)
          ? new Unknown(reason + ", but there is a record of it")
          : new Refused("429", reason);
    } catch (ExchangeUnavailable e) {
      return new Unknown("%s, and the records: %s".formatted(reason, e.getMessage()));
    }
  }

  private static ConversionOutcome converted(Quote quote, Json data) {
    try {
      Coin received = new Coin(data.get("toCoin").text());
      if (!received.equals(quote.receive().coin())) {
        return new Unknown(
            "the answer speaks of %s, the quote of %s".formatted(received, quote.receive()));
      }
      Amount amount = new Amount(data.get("toCoinSize").decimal(), received);
      if (!Rounding.explains(quote.receive().value(), amount.value())) {
        return new Unknown("quoted were %s, received %s".formatted(quote.receive(), amount));
      }
      return new Converted(quote.spend(), amount, data.get("ts").instant());
    } catch (MalformedAnswer | IllegalArgumentException e) {
      return new Unknown(String.valueOf(e.getMessage()));
    }
  }

  private ConversionOutcome denied(Answer.Denied denied) {
    Optional<ErrorCode> known = ErrorCode.of(denied.code());
    if (known.isPresent() && known.get().remedy() == Remedy.RESYNC) {
      clock.expire();
    }
    forgetLimits(denied.code());
    return known.isPresent() && known.get().definite()
        ? new Refused(denied.code(), denied.explained())
        : new Unknown(denied.explained());
  }
}
