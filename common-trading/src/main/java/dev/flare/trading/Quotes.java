package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Asks for quotes and knows how long one may be used.
///
/// The age counts from asking, not from the answer, so that a slow answer is never overrated.
record Quotes(ConversionVenue venue, LongSupplier nanos) {
  private static final long LIFE_NANOS = Duration.ofSeconds(5).toNanos();

  /// The same, asked with `priority` where requests have to queue.
  Quotes at(Priority priority) {
    return new Quotes(venue.at(priority), nanos);
  }

  sealed interface Answer {
    record Got(HeldQuote held) implements Answer {}

    record Nothing(Refusal reason, String detail) implements Answer {}
  }

  Answer ask(Amount spend, Coin target) {
    long askedAt = nanos.getAsLong();
    try {
      return switch (venue.quote(spend, target)) {
        case QuoteAnswer.Quoted(var quote) -> checked(quote, spend, target, askedAt);
        case QuoteAnswer.NoQuote(var code, var message) ->
            new Answer.Nothing(Refusal.NO_QUOTE, code + ": " + message);
      };
    } catch (ExchangeUnavailable e) {
      return new Answer.Nothing(Refusal.QUOTE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static Answer checked(Quote quote, Amount spend, Coin target, long askedAt) {
    if (!isFor(quote.spend(), spend) || !quote.receive().coin().equals(target)) {
      return new Answer.Nothing(
          Refusal.NO_QUOTE,
          "asked for %s in %s, offered %s for %s"
              .formatted(spend, target, quote.receive(), quote.spend()));
    }
    return new Answer.Got(new HeldQuote(quote, askedAt));
  }

  /// What an amount has beyond the decimals that the exchange takes stays where it is; asking for
  /// it to the last one would make it unsellable.
  private static boolean isFor(Amount offered, Amount spend) {
    return offered.equals(spend) || offered.equals(spend.shareOf(1));
  }

  /// What an amount would bring at the price of an offer for that amount or another of the coin.
  static Amount worth(Amount amount, Quote quote) {
    return quote.spend().equals(amount) || quote.spend().equals(amount.shareOf(1))
        ? quote.receive()
        : new Amount(amount.value().multiply(quote.price()), quote.receive().coin()).shareOf(1);
  }

  /// Whether one is more than twice the other: no market moves like that from one moment to the
  /// next.
  static boolean areWorldsApart(Amount one, Amount other) {
    return one.plus(one).compareTo(other) < 0 || other.plus(other).compareTo(one) < 0;
  }

  boolean isFresh(HeldQuote held) {
    return nanos.getAsLong() - held.askedAtNanos() <= LIFE_NANOS;
  }
}
