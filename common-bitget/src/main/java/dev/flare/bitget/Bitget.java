package dev.flare.bitget;

import dev.flare.bitget.socket.SocketCandles;
import dev.flare.bitget.socket.SocketPrices;
import dev.flare.bitget.socket.SocketSite;
import dev.flare.bitget.socket.SocketUrl;
import dev.flare.market.CandleSource;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;

/// One exchange and all that this suite does with it: its clock, its market, its conversions.
///
/// Safe for any number of threads; what comes from one instance shares connections and budget.
public final class Bitget {
  /// How long a trade may wait for its turn; its quote does not live much longer.
  private static final Duration TRADE_PATIENCE = Duration.ofSeconds(2);

  /// How long a request for candles may wait beside its own time: hundreds of pairs close at once.
  private static final Duration CANDLE_PATIENCE = Duration.ofMinutes(1);

  private final BitgetEndpoint endpoint;
  private final OkHttpClient client;
  private final Machine machine;
  private final LongSupplier nanos;
  private final BudgetDirectory budgets;
  private final BudgetDirectory notes;
  private final RequestBudget marketBudget;
  private final ExchangeClock clock;
  private final BitgetMarket market;

  private Bitget(
      BitgetEndpoint endpoint, BudgetDirectory budgets, BudgetDirectory notes, Machine machine) {
    this.endpoint = endpoint;
    this.budgets = budgets;
    this.notes = notes;
    this.machine = machine;
    this.nanos = machine.nanos();
    this.client = HttpWire.client(endpoint.timeout());
    this.marketBudget = budget(budgets.market(endpoint.address()));
    Wire wire = new HttpWire(client, endpoint, call -> Map.of());
    Wire clockWire = budgeted(wire, marketBudget, Priority.TRIGGERED_EXIT, endpoint.timeout());
    this.clock =
        new ExchangeClock(
            machine.date(),
            nanos,
            () -> serverTime(clockWire, endpoint.timeout().dividedBy(2)),
            () -> serverTime(clockWire, endpoint.timeout().dividedBy(8)),
            endpoint.speed());
    this.market =
        new BitgetMarket(
            reads(wire, marketBudget),
            reads(wire, marketBudget, endpoint.timeout().plus(CANDLE_PATIENCE)));
  }

  /// Opens no connection yet; the first request does. The limits of the exchange are shared with
  /// all processes of this user.
  public static Bitget at(BitgetEndpoint endpoint) {
    return forTrading(endpoint, Optional.empty());
  }

  /// The same for somebody who trades.
  ///
  /// @param notes where all who trade with the same keys note what they send, kept when the machine
  ///   restarts; `/var/tmp/flare-USER` where nobody says
  public static Bitget forTrading(BitgetEndpoint endpoint, Optional<Path> notes) {
    return new Bitget(
        endpoint,
        BudgetDirectory.standard(),
        notes.map(BudgetDirectory::new).orElseGet(BudgetDirectory::durable),
        Machine.real());
  }

  /// The same, sharing limits and notes with the processes that name the same directory.
  ///
  /// @param budgets made if it is not there, for this user alone
  public static Bitget at(BitgetEndpoint endpoint, Path budgets) {
    return at(endpoint, budgets, Machine.real());
  }

  static Bitget at(BitgetEndpoint endpoint, Path budgets, Machine machine) {
    BudgetDirectory shared = new BudgetDirectory(budgets);
    return new Bitget(endpoint, shared, shared, machine);
  }

  public ExchangeClock clock() {
    return clock;
  }

  public BitgetMarket market() {
    return market;
  }

  /// Conversions of the account that `keys` open.
  ///
  /// @throws IllegalArgumentException when the secret is an unreadable RSA key
  public BitgetConvert convert(ApiKeys keys) {
    Wire wire = signed(keys);
    RequestBudget budget = budget(keys);
    Reads reads = reads(wire, budget);
    Wire trades = budgeted(wire, budget, Priority.ENTRY, TRADE_PATIENCE);
    return new BitgetConvert(reads, trades, clock, new CoinLimits(reads, nanos), sent(keys));
  }

  /// The account that `keys` open.
  ///
  /// @throws IllegalArgumentException when the secret is an unreadable RSA key
  public BitgetAccount account(ApiKeys keys) {
    return new BitgetAccount(reads(signed(keys), budget(keys)));
  }

  /// What the exchange has written down about the account that `keys` open.
  ///
  /// @throws IllegalArgumentException when the secret is an unreadable RSA key
  public BitgetBooks books(ApiKeys keys) {
    return new BitgetBooks(account(keys), sent(keys), clock, endpoint.address(), keys);
  }

  /// Quotes without keys, see [TickerQuotes]. Prices come as the exchange pushes them, at most a
  /// second old, and are asked for where they do not. Not so at a simulator in a hurry, whose
  /// seconds are too short for that.
  ///
  /// @param spread what each quote is worse than the ticker's price, 0 to less than 100
  public TickerQuotes tickerQuotes(Percentage spread) {
    return endpoint.speed() == 1
        ? new TickerQuotes(market, pushedTickers(), spread)
        : new TickerQuotes(market, _ -> Optional.empty(), spread);
  }

  /// Never closed: its one thread ends with the process.
  private Function<Pair, Optional<Ticker>> pushedTickers() {
    SocketPrices prices = new SocketPrices(site(SocketUrl.of(endpoint.address())), clock);
    return pair ->
        prices
            .fresh(pair)
            .map(price -> new Ticker(pair, price.last(), price.bid(), price.ask(), price.at()));
  }

  /// Candles as the exchange pushes them, see [SocketCandles]; to be closed.
  ///
  /// @param address of its public WebSocket
  /// @param rest asked for whatever the pushes do not prove
  public SocketCandles socketCandles(URI address, CandleSource rest) {
    return new SocketCandles(site(address), rest, clock);
  }

  private SocketSite site(URI address) {
    return new SocketSite(address, client, SocketMessages::read, nanos, endpoint.speed());
  }

  private Wire signed(ApiKeys keys) {
    Seal seal = new Seal(keys, RequestSigner.of(keys), clock);
    return new HttpWire(client, endpoint, seal::headers);
  }

  private RequestBudget budget(ApiKeys keys) {
    return budget(budgets.account(endpoint.address(), keys));
  }

  private RequestBudget budget(Path file) {
    return new SharedBudget(
        store(file), nanos, machine.pause(), machine.random(), endpoint.speed());
  }

  /// Where files cannot belong to one user alone, nothing is shared.
  private SentTrades sent(ApiKeys keys) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return SentTrades.alone();
    }
    Path file = notes.sent(endpoint.address(), keys);
    return SentTrades.in(new PreparedText(notes, new DurableFile(file, nanos, machine.pause())));
  }

  private static void warn(String what, Exception why) {
    System.getLogger(Bitget.class.getName())
        .log(System.Logger.Level.WARNING, "{0}: {1}", what, why.toString());
  }

  private BudgetStore store(Path file) {
    try {
      budgets.prepare(InstantSource.system().instant());
      return new BudgetFile(file, nanos, machine.pause());
    } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
      warn("Requests are not counted with others", e);
      return new MemoryBudget(nanos.getAsLong());
    }
  }

  private Reads reads(Wire wire, RequestBudget budget) {
    return reads(wire, budget, endpoint.timeout());
  }

  private Reads reads(Wire wire, RequestBudget budget, Duration timeout) {
    Wire patient = budgeted(wire, budget, Priority.ENTRY, timeout);
    return new Reads(patient, clock, nanos, machine.pause(), machine.random(), timeout);
  }

  private Wire budgeted(Wire wire, RequestBudget budget, Priority priority, Duration patience) {
    return new BudgetedWire(wire, budget, priority, patience, nanos);
  }

  /// One patient and two impatient questions leave a quarter of a read for what it is about.
  private static Instant serverTime(Wire wire, Duration atMost) {
    ApiCall call = ApiCall.get(Endpoint.TIME, Map.of());
    try {
      return switch (wire.send(call, atMost)) {
        case Answer.Answered(var data, _) -> data.get("serverTime").instant();
        case Answer.Denied denied ->
            throw new ExchangeUnavailable(call + " said " + denied.explained());
        case Answer.TooMany(var reason, _) -> throw new ExchangeUnavailable(call + ": " + reason);
        case Answer.NoAnswer(_, var reason) -> throw new ExchangeUnavailable(call + ": " + reason);
      };
    } catch (MalformedAnswer e) {
      throw new ExchangeUnavailable(call + ": " + e.reason(), e);
    }
  }
}
