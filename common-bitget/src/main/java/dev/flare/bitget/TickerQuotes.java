package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.market.UnknownPair;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// Quotes for a demo without API keys: the public ticker's price, less a spread for what a
/// conversion would cost beside it. They can be looked at but not taken.
///
/// Coins without a pair of their own are quoted by way of USDT. A price that was pushed a moment
/// ago saves asking for it.
public final class TickerQuotes implements ConversionVenue {
  private static final Coin BRIDGE = new Coin("USDT");
  private static final int AMOUNT_DECIMALS = 8;
  private static final int PRICE_DECIMALS = 16;

  private final BitgetMarket market;
  private final Function<Pair, Optional<Ticker>> pushed;
  private final BigDecimal keptShare;
  private final AtomicLong number;
  private final Map<Direction, List<Leg>> routes;

  /// @param spread what is taken off each quote, 0 to less than 100
  /// @param pushed tells prices that are as good as asked for
  TickerQuotes(BitgetMarket market, Function<Pair, Optional<Ticker>> pushed, Percentage spread) {
    this(market, pushed, keptShare(spread), new AtomicLong(), new ConcurrentHashMap<>());
  }

  private TickerQuotes(
      BitgetMarket market,
      Function<Pair, Optional<Ticker>> pushed,
      BigDecimal keptShare,
      AtomicLong number,
      Map<Direction, List<Leg>> routes) {
    this.market = market;
    this.pushed = pushed;
    this.keptShare = keptShare;
    this.number = number;
    this.routes = routes;
  }

  /// {@inheritDoc}
  ///
  /// All that has to be asked for it together takes no longer than one request may.
  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    Direction direction = new Direction(spend.coin(), target);
    BitgetMarket asked = market.together();
    try {
      return along(asked, route(asked, direction), spend, target);
    } catch (UnknownPair e) {
      routes.remove(direction);
      return noRoute(spend, target);
    }
  }

  /// Always a refusal: these quotes bind nobody.
  @Override
  public ConversionOutcome convert(Quote quote) {
    return new Refused("NOT_SENT", "Quote %s is made of a public price".formatted(quote.id()));
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.empty();
  }

  @Override
  public TickerQuotes at(Priority priority) {
    return new TickerQuotes(market.at(priority), pushed, keptShare, number, routes);
  }

  private static BigDecimal keptShare(Percentage spread) {
    if (spread.isNegative() || spread.compareTo(Percentage.of("100")) >= 0) {
      throw new IllegalArgumentException(
          "A spread of %s is impossible; 0 to less than 100 is possible".formatted(spread));
    }
    return BigDecimal.ONE.subtract(spread.value().movePointLeft(2));
  }

  private QuoteAnswer along(BitgetMarket asked, List<Leg> route, Amount spend, Coin target) {
    if (route.isEmpty()) {
      return noRoute(spend, target);
    }
    BigDecimal rate = keptShare;
    for (Leg leg : route) {
      Optional<BigDecimal> step = leg.rate(ticker(asked, leg.pair()));
      if (step.isEmpty()) {
        return new NoQuote("22045", "The order book of %s is empty".formatted(leg.pair()));
      }
      rate = rate.multiply(step.get());
    }
    return answer(spend, target, rate.setScale(PRICE_DECIMALS, RoundingMode.DOWN));
  }

  private Ticker ticker(BitgetMarket asked, Pair pair) {
    return pushed.apply(pair).orElseGet(() -> asked.ticker(pair));
  }

  private static NoQuote noRoute(Amount spend, Coin target) {
    return new NoQuote("43131", "No ticker leads from %s to %s".formatted(spend.coin(), target));
  }

  private QuoteAnswer answer(Amount spend, Coin target, BigDecimal price) {
    BigDecimal size = spend.value().multiply(price).setScale(AMOUNT_DECIMALS, RoundingMode.DOWN);
    if (size.signum() == 0) {
      return new NoQuote("12006", spend + " is too little to convert into " + target);
    }
    String id = "ticker-" + number.incrementAndGet();
    return new Quoted(new Quote(id, spend, new Amount(size, target), price, ""));
  }

  private record Direction(Coin from, Coin to) {}

  /// One pair on the way and whether its base coin is sold or bought.
  private record Leg(Pair pair, boolean sells) {
    /// Units received for one unit spent.
    Optional<BigDecimal> rate(Ticker ticker) {
      return sells
          ? ticker.bid()
          : ticker.ask().map(ask -> BigDecimal.ONE.divide(ask, MathContext.DECIMAL64));
    }
  }

  /// Remembers what leads somewhere; what leads nowhere is asked again, it may be listed later.
  ///
  /// @throws ExchangeUnavailable when BitGet does not tell what it lists
  private List<Leg> route(BitgetMarket asked, Direction direction) {
    List<Leg> known = routes.getOrDefault(direction, List.of());
    if (!known.isEmpty() || direction.from().equals(direction.to())) {
      return known;
    }
    List<Leg> found =
        direct(asked, direction).map(List::of).orElseGet(() -> bridged(asked, direction));
    routes.put(direction, found);
    return found;
  }

  private List<Leg> bridged(BitgetMarket asked, Direction direction) {
    if (direction.from().equals(BRIDGE) || direction.to().equals(BRIDGE)) {
      return List.of();
    }
    List<Leg> first = route(asked, new Direction(direction.from(), BRIDGE));
    List<Leg> second = route(asked, new Direction(BRIDGE, direction.to()));
    return first.isEmpty() || second.isEmpty()
        ? List.of()
        : Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Optional<Leg> direct(BitgetMarket asked, Direction direction) {
    Pair selling = new Pair(direction.from(), direction.to());
    Pair buying = new Pair(direction.to(), direction.from());
    if (asked.lists(selling)) {
      return Optional.of(new Leg(selling, true));
    }
    return asked.lists(buying) ? Optional.of(new Leg(buying, false)) : Optional.empty();
  }
}
