package dev.flare.simulator.market;

import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All pairs of the simulated exchange and what they cost.
public final class SimulatedMarket {
  private static final Coin USDT = new Coin("USDT");
  private static final BigDecimal TO_HALF_A_SHARE = BigDecimal.valueOf(200);

  private final Map<String, Listing> listings = new LinkedHashMap<>();
  private final Spread spread;

  public SimulatedMarket(List<Listing> listings, Spread spread) {
    listings.forEach(listing -> this.listings.put(listing.pair().symbol(), listing));
    this.spread = spread;
  }

  public Collection<Listing> listings() {
    return List.copyOf(listings.values());
  }

  public Optional<Listing> find(String symbol) {
    return Optional.ofNullable(listings.get(symbol.toUpperCase(Locale.ROOT)));
  }

  /// Every coin of every pair, by name.
  public Set<String> coins() {
    return listings.values().stream()
        .map(Listing::pair)
        .flatMap(pair -> List.of(pair.base().name(), pair.quote().name()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The coin in which the worth of `coin` is reckoned: USDT where a way leads there, else the
  /// quote coin of its pair.
  public Coin unitFor(Coin coin) {
    return coin.equals(USDT) || leads(coin, USDT)
        ? USDT
        : listings.values().stream()
            .map(Listing::pair)
            .filter(pair -> pair.base().equals(coin))
            .map(Pair::quote)
            .findFirst()
            .orElse(coin);
  }

  private boolean leads(Coin from, Coin to) {
    return arePaired(from, to)
        || quoteCoins().anyMatch(bridge -> arePaired(from, bridge) && arePaired(bridge, to));
  }

  private boolean arePaired(Coin one, Coin other) {
    return listings.values().stream()
        .map(Listing::pair)
        .map(pair -> Set.of(pair.base(), pair.quote()))
        .anyMatch(coins -> coins.contains(one) && coins.contains(other));
  }

  private Stream<Coin> quoteCoins() {
    return listings.values().stream().map(listing -> listing.pair().quote()).distinct();
  }

  /// Between bid and ask, in percent of the price.
  public Percentage spread(Listing listing, Instant now) {
    return spread.at(listing, now);
  }

  /// What one gets for one unit of the base coin.
  public BigDecimal bid(Listing listing, Instant now) {
    return beside(listing, now, -1, RoundingMode.DOWN);
  }

  /// What one pays for one unit of the base coin.
  public BigDecimal ask(Listing listing, Instant now) {
    return beside(listing, now, 1, RoundingMode.UP);
  }

  /// Units of `to` for one unit of `from`, by their pair or by way of a coin that both have a pair
  /// with; empty when nothing leads there.
  ///
  /// @throws TradingHalted when a pair on the way is halted
  public Optional<BigDecimal> rate(Coin from, Coin to, Instant now) {
    return from.equals(to)
        ? Optional.empty()
        : direct(from, to, now).or(() -> bridged(from, to, now));
  }

  private Optional<BigDecimal> bridged(Coin from, Coin to, Instant now) {
    return quoteCoins()
        .flatMap(bridge ->
            direct(from, bridge, now).stream()
                .flatMap(first ->
                    direct(bridge, to, now).stream()
                        .map(second -> first.multiply(second, MathContext.DECIMAL64))))
        .findFirst();
  }

  private Optional<BigDecimal> direct(Coin from, Coin to, Instant now) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    return find(new Pair(from, to).symbol())
        .map(listing -> bid(trading(listing, now), now))
        .or(() ->
            find(new Pair(to, from).symbol())
                .map(listing -> ask(trading(listing, now), now))
                .map(ask -> BigDecimal.ONE.divide(ask, MathContext.DECIMAL64)));
  }

  private static Listing trading(Listing listing, Instant now) {
    if (listing.isHalted(now)) {
      throw new TradingHalted(listing.pair());
    }
    return listing;
  }

  private BigDecimal beside(Listing listing, Instant now, int side, RoundingMode rounding) {
    BigDecimal price = listing.price(now);
    BigDecimal share = spread(listing, now).value().divide(TO_HALF_A_SHARE, MathContext.DECIMAL64);
    return price
        .add(price.multiply(share).multiply(BigDecimal.valueOf(side)))
        .setScale(price.scale(), rounding);
  }
}
