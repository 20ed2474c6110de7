package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A venue whose prices in USDT are set by the test, and which fails as told.
final class PriceBoard implements ConversionVenue {
  private static final Coin USDT = new Coin("USDT");

  private final InstantSource clock;
  private final Map<Coin, BigDecimal> prices = new HashMap<>();
  private final Map<Coin, ConversionLimits> limits = new HashMap<>();
  private final Deque<UnaryOperator<QuoteAnswer>> quoteFaults = new ArrayDeque<>();
  private final Deque<ConversionOutcome> outcomes = new ArrayDeque<>();
  private final List<Quote> converted = new ArrayList<>();
  private BigDecimal feeFactor = BigDecimal.ONE;
  private Consumer<Amount> onQuote = _ -> {};
  private Consumer<Quote> onConvert = _ -> {};
  private int quotes;
  private boolean cutsToEightDecimals;

  PriceBoard(InstantSource clock) {
    this.clock = clock;
  }

  void price(String coin, String price) {
    prices.put(new Coin(coin), new BigDecimal(price));
  }

  /// What a conversion leaves of each 1, such as 0.999.
  void leaves(String factor) {
    feeFactor = new BigDecimal(factor);
  }

  void limit(String coin, String least, String most) {
    Coin known = new Coin(coin);
    limits.put(known, new ConversionLimits(Amount.of(least, known), Amount.of(most, known)));
  }

  /// As BitGet does with what it is asked for.
  void cutsToEightDecimals() {
    cutsToEightDecimals = true;
  }

  /// The next quote that nobody answers.
  void nextQuoteIsLost() {
    quoteFaults.add(_ -> {
      throw new ExchangeUnavailable("no answer within 3000 ms");
    });
  }

  void nextQuoteIsFine() {
    quoteFaults.add(answer -> answer);
  }

  void nextQuoteIsRefused(String code) {
    quoteFaults.add(_ -> new QuoteAnswer.NoQuote(code, "no"));
  }

  void nextOutcome(ConversionOutcome outcome) {
    outcomes.add(outcome);
  }

  void onQuote(Consumer<Amount> watcher) {
    onQuote = watcher;
  }

  void onConvert(Consumer<Quote> watcher) {
    onConvert = watcher;
  }

  /// Conversions that really happened.
  List<Quote> converted() {
    return converted;
  }

  int quotes() {
    return quotes;
  }

  @Override
  public QuoteAnswer quote(Amount asked, Coin target) {
    Amount spend = cutsToEightDecimals ? asked.shareOf(1) : asked;
    quotes++;
    onQuote.accept(spend);
    BigDecimal value = spend.value().multiply(priceOf(spend.coin())).multiply(feeFactor);
    BigDecimal receive =
        value.divide(priceOf(target), MathContext.DECIMAL128).setScale(8, RoundingMode.DOWN);
    BigDecimal price = receive.divide(spend.value(), MathContext.DECIMAL64);
    QuoteAnswer answer =
        new QuoteAnswer.Quoted(
            new Quote("q" + quotes, spend, new Amount(receive, target), price, ""));
    return quoteFaults.isEmpty() ? answer : quoteFaults.poll().apply(answer);
  }

  private BigDecimal priceOf(Coin coin) {
    return coin.equals(USDT) ? BigDecimal.ONE : Objects.requireNonNull(prices.get(coin));
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    onConvert.accept(quote);
    if (!outcomes.isEmpty()) {
      return outcomes.poll();
    }
    converted.add(quote);
    return new ConversionOutcome.Converted(quote.spend(), quote.receive(), clock.instant());
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.ofNullable(limits.get(coin));
  }
}
