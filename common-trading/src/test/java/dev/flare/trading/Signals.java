package dev.flare.trading;

import dev.flare.market.Action;
import dev.flare.market.Coin;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decisions as the signal engine would publish them.
final class Signals {
  private Signals() {}

  static PublishedDecision buy(long seq, String base, Instant at) {
    return of(seq, base, Action.BUY, at, Optional.of("1.5"), Optional.of("2.5"));
  }

  /// Of a candle that no other number has.
  static PublishedDecision buyOnAnotherCandle(long seq, String base, Instant at) {
    return lateBuy(seq, base, at.minus(Duration.ofMinutes(5)).plusMillis(seq), at);
  }

  static PublishedDecision sell(long seq, String base, Instant at) {
    return of(seq, base, Action.SELL, at, Optional.of("1.5"), Optional.of("2.5"));
  }

  static PublishedDecision of(
      long seq,
      String base,
      Action action,
      Instant at,
      Optional<String> volatility,
      Optional<String> takeProfit) {
    Instant candleAt = Granularity.FIVE_MINUTES.openOf(at).minus(Duration.ofMinutes(5));
    return new PublishedDecision(
        seq, at, decision(Pair.of(base, "USDT"), action, candleAt, volatility, takeProfit));
  }

  /// A decision that an outage delayed.
  static PublishedDecision lateBuy(long seq, String base, Instant candleAt, Instant at) {
    return new PublishedDecision(
        seq,
        at,
        decision(
            Pair.of(base, "USDT"), Action.BUY, candleAt, Optional.of("1.5"), Optional.of("2.5")));
  }

  /// Of BTC, on a candle that closed at `close`.
  static PublishedDecision buyOf(long seq, Granularity granularity, Instant close, Instant at) {
    Decision of = lateBuy(seq, "BTC", close.minus(granularity.duration()), at).decision();
    return new PublishedDecision(
        seq,
        at,
        new Decision(
            of.pair(),
            granularity,
            of.candleAt(),
            of.rate(),
            of.label(),
            of.raw(),
            of.confirmed(),
            of.words(),
            of.volatility(),
            of.takeProfit(),
            of.strategy(),
            of.dictionary(),
            of.indicators(),
            of.votes()));
  }

  static Decision decision(
      Pair pair, Action action, Optional<String> volatility, Optional<String> takeProfit) {
    return decision(pair, action, Instant.parse("2026-03-01T11:55:00Z"), volatility, takeProfit);
  }

  /// About what [Floor]'s venue asks at first.
  private static BigDecimal rate(Coin base) {
    return new BigDecimal(
        switch (base.name()) {
          case "BTC" -> "50000";
          case "ETH" -> "2000";
          case "XRP" -> "2";
          default -> "100";
        });
  }

  private static Decision decision(
      Pair pair,
      Action action,
      Instant candleAt,
      Optional<String> volatility,
      Optional<String> takeProfit) {
    return new Decision(
        pair,
        Granularity.FIVE_MINUTES,
        candleAt,
        rate(pair.base()),
        Label.BULL_ENTRY,
        action,
        action,
        List.of(Word.parse("BDNP")),
        volatility.map(Percentage::of),
        takeProfit.map(Percentage::of),
        "MAIN",
        "1",
        Map.of(),
        Map.of());
  }
}
