package dev.flare.e2e.model;

import dev.flare.bitget.PaperConversions;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.AccountName;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.trading.DecisionFeed;
import dev.flare.trading.LiveAccount;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// One process of a trader, which may die; then it reaches neither disk nor exchange any more.
final class TraderProcess {
  static final Path HOME = Path.of("/trader");

  final MortalDisk disk;
  final Trader trader;
  final DecisionFeed feed;
  private final RapidLoop rapid;

  TraderProcess(Site site, SignalEngine engine, MortalDisk disk, Executor threads) {
    this.disk = disk;
    Store store = Store.open(HOME, StoreOptions.standard().with(disk).with(MarketShapes.module()));
    ConversionVenue venue = new MortalVenue(site.venue(), disk);
    trader =
        Trader.open(
            store,
            site.settings().plan(),
            site.settings().trader().rules(),
            new Surroundings(
                new PaperConversions(venue, site.client().clock()),
                Optional.of(
                    new LiveAccount(venue, new MortalBooks(site.books(), disk), site::obstacles)),
                site.client().clock(),
                site.exchange().nanos(),
                threads));
    rapid = trader.rapid(new RapidLoop.Pace(Duration.ZERO, Duration.ZERO));
    feed = DecisionFeed.of(trader, engine::missed);
  }

  void look() {
    try {
      rapid.round();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record MortalVenue(ConversionVenue venue, MortalDisk life) implements ConversionVenue {
    @Override
    public QuoteAnswer quote(Amount spend, Coin target) {
      life.requireAlive();
      return venue.quote(spend, target);
    }

    @Override
    public ConversionOutcome convert(Quote quote) {
      life.requireAlive();
      return venue.convert(quote);
    }

    @Override
    public Optional<ConversionLimits> limits(Coin coin) {
      life.requireAlive();
      return venue.limits(coin);
    }

    @Override
    public ConversionVenue at(Priority priority) {
      return new MortalVenue(venue.at(priority), life);
    }
  }

  private record MortalBooks(ConversionBooks books, MortalDisk life) implements ConversionBooks {
    @Override
    public AccountName account() {
      life.requireAlive();
      return books.account();
    }

    @Override
    public String keyMark() {
      return books.keyMark();
    }

    @Override
    public Map<Coin, Balance> balances() {
      life.requireAlive();
      return books.balances();
    }

    @Override
    public Finding find(LostConversion lost) {
      life.requireAlive();
      return books.find(lost);
    }
  }
}
