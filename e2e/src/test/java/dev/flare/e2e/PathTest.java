package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flare.flux.FluxSettings;
import dev.flare.gnome.feed.CandleFeed;
import dev.flare.gnome.feed.MarketTime;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Amount;
import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Decision;
import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.PairAnalyst;
import dev.flare.trading.DecisionFeed;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.Position;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Status;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The first test to run and to read: one recorded candle file walks through every step, from the
/// first candle to the last line of the ledger, and prints its way.
///
/// Only what lies between two processes is missing: HTTP to the exchange, STOMP between Gnome and
/// the trader. `DemoTest` has those.
class PathTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Amount START = Amount.of("1000", USDT);
  private static final Path REAL = Path.of("../../shared/data/candles/BINANCE_DOGEUSDT_5m.csv.gz");

  /// Kept, so that the setting is; the steps print themselves.
  private static final Logger LOG = Logger.getLogger("dev.flare");

  @TempDir Path directory;

  @BeforeAll
  static void letNothingInterrupt() {
    LOG.setLevel(Level.WARNING);
  }

  @Test
  void walksFromTheFirstCandleToTheLedger() throws Exception {
    URL recorded = PathTest.class.getResource("/SIMULATOR_BTCUSDT_5m.csv.gz");

    Status end = walk(CandleFile.read(Path.of(recorded.toURI())), 1000);

    assertThat(end.statistics().closed()).isPositive();
  }

  @Test
  void walksThroughCandlesOfARealExchange() throws Exception {
    assumeTrue(Files.exists(REAL), REAL + " is absent");

    Status end = walk(CandleFile.read(REAL), 1000);

    assertThat(end.statistics().closed()).isGreaterThan(10);
  }

  private Status walk(CandleFile file, int warmUp) throws InterruptedException {
    RecordedMarket market = new RecordedMarket(file, warmUp);
    StoreOptions shapes = StoreOptions.standard().with(MarketShapes.module());
    try (Store store = Store.open(directory, shapes);
        Trader trader = trader(store, market)) {
      walk(file, market, trader);
      Status end = trader.status();
      requireTrueBooks(end);
      System.out.printf("%n%s%n", end.statistics());
      return end;
    }
  }

  private static void walk(CandleFile file, RecordedMarket market, Trader trader)
      throws InterruptedException {
    CandleFeed feed =
        new CandleFeed(market, file.pair(), file.granularity(), new MarketTime(market, 1));
    PairAnalyst analyst =
        new PairAnalyst(file.pair(), file.granularity(), AnalysisMethod.standard());
    List<Candle> warmUp = feed.newest().candles();
    analyst.warmUp(warmUp);
    Candle latest = warmUp.getLast();
    System.out.printf("feed       %d candles to warm up, up to %s%n", warmUp.size(), latest);

    DecisionFeed decisions = DecisionFeed.of(trader, _ -> List.of());
    RapidLoop rapid = trader.rapid(new RapidLoop.Pace(Duration.ZERO, Duration.ZERO));
    Printer printer = new Printer();
    long seq = 0;
    while (market.nextCandle()) {
      rapid.round();
      for (Candle candle : feed.after(latest).candles()) {
        latest = candle;
        Optional<Decision> decision = analyst.analyse(candle);
        if (decision.isPresent()) {
          decisions.arrived(travelled(++seq, market.instant(), decision.get()));
        }
        printer.print(candle, decision, trader.status());
      }
    }
  }

  /// As JSON, from Gnome to the trader.
  private static PublishedDecision travelled(long seq, Instant at, Decision decision) {
    JsonMapper json = new JsonMapper();
    DecisionMessage sent = DecisionMessage.of(new PublishedDecision(seq, at, decision));
    DecisionMessage received = json.readValue(json.writeValueAsString(sent), DecisionMessage.class);
    return received.published();
  }

  private static Trader trader(Store store, RecordedMarket market) {
    FluxSettings settings =
        FluxSettings.read(
            new SettingsReader(Map.of("START_BALANCE", START.plain()), EnvFile.empty()));
    Surroundings here = new Surroundings(market, Optional.empty(), market, () -> 0, Runnable::run);
    return Trader.open(store, settings.plan(), settings.trader().rules(), here);
  }

  /// The money once more, by another way: from nothing but what each position cost and brought.
  private static void requireTrueBooks(Status end) {
    Amount cash = START;
    for (Position.Closed closed : end.closed().reversed()) {
      assertThat(closed.entry().cost()).as("Flux stakes all it has").isEqualTo(cash);
      cash = closed.proceeds();
    }
    Amount open = end.funds().costOfHeld();
    assertThat(end.funds().ledger().cash()).isEqualTo(cash.minus(open));
    assertThat(end.funds().ledger().difference(open)).isEqualTo(Amount.zero(USDT));
    assertThat(end.statistics().realised()).isEqualTo(cash.minus(START));
  }

  /// Prints the path of the first trades in full, and of the later ones their end.
  private static final class Printer {
    private static final int IN_FULL = 3;

    private final Set<String> opened = new HashSet<>();
    private final Set<String> closed = new HashSet<>();

    void print(Candle candle, Optional<Decision> decision, Status status) {
      status.held().stream()
          .filter(held -> opened.add(held.id()))
          .forEach(held -> opened(candle, decision, held, status));
      status.closed().stream()
          .filter(each -> closed.add(each.id()))
          .forEach(each -> closed(each, status));
    }

    private void opened(Candle candle, Optional<Decision> decision, Position held, Status status) {
      if (opened.size() > IN_FULL || decision.isEmpty()) {
        return;
      }
      Decision made = decision.get();
      System.out.printf("%ncandle     %s%n", candle);
      System.out.printf("indicators %s%n", made.indicators());
      System.out.printf("strategy   %s: %s, raw %s%n", made.strategy(), made.label(), made.raw());
      System.out.printf("words      %s%n", made.words());
      System.out.printf("filter     confirmed %s%n", made.confirmed());
      System.out.printf("conversion %s%n", status.conversions().getFirst());
      System.out.printf("position   %s%n", held.entry());
    }

    private void closed(Position.Closed position, Status status) {
      if (closed.size() <= IN_FULL) {
        System.out.printf("rapid      seen %s%n", position.seen());
        System.out.printf("conversion %s%n", status.conversions().getFirst());
      }
      System.out.printf(
          "ledger     %s closed by %s after %s: %s (%s), cash %s%n",
          position.id(),
          position.reason(),
          position.held(),
          position.realised(),
          position.realisedPercentage(),
          status.funds().ledger().cash());
    }
  }
}
