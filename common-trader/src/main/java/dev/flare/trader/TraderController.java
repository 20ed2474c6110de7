package dev.flare.trader;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import dev.flare.trading.BalanceAnswer;
import dev.flare.trading.CloseAnswer;
import dev.flare.trading.Conversion;
import dev.flare.trading.HomeAnswer;
import dev.flare.trading.HomeCheck;
import dev.flare.trading.Mode;
import dev.flare.trading.Past;
import dev.flare.trading.Position;
import dev.flare.trading.Refusals;
import dev.flare.trading.ResetAnswer;
import dev.flare.trading.ResolveAnswer;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The REST API of every trader.
@RestController
@RequestMapping("/api")
final class TraderController {
  private static final BigDecimal MOST_CASH = new BigDecimal("1000000000000");
  private static final int DECIMALS = 8;

  /// What has to be typed before real money is traded.
  private static final String CONFIRMATION = "LIVE";

  private final Trader trader;
  private final TraderTopics topics;
  private final StartupReport startup;
  private final TraderWiring.Live live;
  private final Coin baseToken;

  TraderController(
      Trader trader,
      TraderTopics topics,
      StartupReport startup,
      TraderWiring.Live live,
      TraderComponent settings) {
    this.startup = startup;
    this.trader = trader;
    this.live = live;
    this.topics = topics;
    this.baseToken = settings.trader().rules().baseToken();
  }

  record TradingSwitch(@Nullable Boolean enabled) {}

  record ModeSwitch(@Nullable Boolean live, @Nullable String confirm) {}

  record AccountChoice(@Nullable String user) {}

  record Resolution(@Nullable Boolean executed, @Nullable BigDecimal received) {}

  record Balance(@Nullable BigDecimal amount) {}

  record Reset(@Nullable Boolean force) {}

  record Archived(String archive) {}

  /// What was found at the start, and what became of it.
  @GetMapping("/startup")
  StartupReport.Report startup() {
    return startup.report();
  }

  @GetMapping("/state")
  TraderReport.Full state() {
    return topics.present();
  }

  /// Opens or shuts the gate for new positions; open ones are watched either way.
  @PutMapping("/trading")
  TraderReport.Full trading(@RequestBody TradingSwitch wish) {
    answer(trader.switchTrading(required("enabled", wish.enabled)));
    return topics.present();
  }

  @PutMapping("/mode")
  TraderReport.Full mode(@RequestBody ModeSwitch wish) {
    boolean toLive = required("live", wish.live);
    if (toLive) {
      requireFitForLive(wish.confirm);
    }
    answer(trader.switchMode(toLive ? Mode.LIVE : Mode.DEMO));
    return topics.present();
  }

  private void requireFitForLive(@Nullable String confirm) {
    LiveGate gate =
        live.gate()
            .orElseThrow(() ->
                Problem.conflict(
                    "live-without-keys", "Live trading needs EXCHANGE_KEYS, and none are set"));
    if (!CONFIRMATION.equals(confirm)) {
      throw Problem.malformed(
          "confirmation-missing",
          "Live mode trades with real money, which can be lost. To go on, send {\"live\": true,"
              + " \"confirm\": \"%s\"}".formatted(CONFIRMATION));
    }
    requireOwnAccount();
    List<String> obstacles = gate.lookAgain();
    if (!obstacles.isEmpty()) {
      throw Problem.conflict("live-not-ready", String.join("; ", obstacles));
    }
  }

  private void requireOwnAccount() {
    if (trader.checkAccount().orElse(null) instanceof HomeCheck.Another another) {
      throw Problem.conflict("account-other", another.told());
    }
  }

  /// A person says that the live money is in the account of the present keys now.
  @PutMapping("/account")
  StartupReport.Account account(@RequestBody AccountChoice wish) {
    String user = required("user", wish.user);
    if (!trader.canTradeLive()) {
      throw Problem.conflict("live-without-keys", "There is no account without EXCHANGE_KEYS");
    }
    return switch (answer(moved(user))) {
      case HomeAnswer.Done _ -> startup.account();
      case HomeAnswer.ConversionUnresolved(var conversion) -> throw unresolved(conversion);
      case HomeAnswer.NotTheKeys(var present) ->
          throw Problem.conflict("account-other", "The keys open " + present);
    };
  }

  private CompletableFuture<HomeAnswer> moved(String user) {
    try {
      return trader.moveTo(user);
    } catch (ExchangeUnavailable e) {
      throw Problem.unavailable("account-unknown", String.valueOf(e.getMessage()));
    }
  }

  /// A person has looked at the exchange and says how a conversion of unknown outcome ended.
  @PostMapping("/conversions/{id}/resolve")
  TraderJson.Exchange resolve(@PathVariable String id, @RequestBody Resolution said) {
    Conversion conversion = conversion(id);
    Optional<Amount> received =
        required("executed", said.executed)
            ? Optional.of(received(said, conversion.target()))
            : Optional.empty();
    return switch (answer(trader.resolve(id, received))) {
      case ResolveAnswer.Done _ -> TraderJson.of(conversion(id));
      case ResolveAnswer.NotLost _ ->
          throw Problem.conflict("outcome-known", id + " is not of unknown outcome");
      case ResolveAnswer.TooEarly _ ->
          throw Problem.conflict(
              "outcome-open", id + " may still be done; look again two minutes after it was lost");
      case ResolveAnswer.Implausible(var offered) ->
          throw Problem.malformed(
              "amount-implausible", "%s was to bring about %s".formatted(id, offered));
      case ResolveAnswer.OtherCoin(var right) ->
          throw Problem.malformed("coin-wrong", "%s brings %s".formatted(id, right));
    };
  }

  private static Amount received(Resolution said, Coin coin) {
    BigDecimal value = required("received", said.received);
    if (value.signum() <= 0) {
      throw Problem.malformed("amount-impossible", "A conversion brings something, not " + value);
    }
    return new Amount(value, coin);
  }

  private Conversion conversion(String id) {
    return trader
        .status()
        .past()
        .conversion(id)
        .orElseThrow(() -> Problem.notFound("conversion-unknown", "There is no conversion " + id));
  }

  @PutMapping("/balance")
  TraderReport.Full balance(@RequestBody Balance wish) {
    if (!trader.takesDeposits()) {
      throw Problem.conflict(
          "balance-not-settable", "The balance of this trader follows from its trades");
    }
    Amount cash = new Amount(cash(required("amount", wish.amount)), baseToken);
    return switch (answer(trader.setBalance(cash))) {
      case BalanceAnswer.Done _ -> topics.present();
      case BalanceAnswer.ConversionUnresolved(var conversion) -> throw unresolved(conversion);
    };
  }

  /// An amount that a person may name, of money that is or was there.
  static BigDecimal cash(BigDecimal amount) {
    boolean possible = amount.signum() >= 0 && amount.compareTo(MOST_CASH) <= 0;
    if (!possible || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw Problem.malformed(
          "amount-impossible",
          "An amount is 0 to %s with at most %d decimals, not %s"
              .formatted(MOST_CASH, DECIMALS, amount));
    }
    return amount;
  }

  static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw Problem.malformed("value-missing", "The body lacks '%s'".formatted(name));
    }
    return value;
  }

  @GetMapping("/positions")
  ResponseEntity<List<TraderJson.Trade>> positions(
      @RequestParam Optional<String> status, TradeFilter filter, Paging paging) {
    Status now = trader.status();
    Stream<? extends Position> wanted =
        switch (status.orElse("all")) {
          case "open" -> behind(paging, now.held(), Position::id);
          case "closed" -> closed(now, paging);
          case "all" -> all(now, paging);
          case String other ->
              throw Problem.malformed(
                  "status-unknown", "status is open or closed, not '%s'".formatted(other));
        };
    return page(
        paging,
        wanted.filter(filter::wants).map(each -> TraderReport.trade(each, now)),
        TraderJson.Trade::id);
  }

  private static Stream<Position.Closed> closed(Status now, Paging paging) {
    return paging
        .cursor()
        .map(last -> now.past().closedBefore(last).orElseThrow(() -> unknown(last)))
        .orElseGet(now.past()::closed);
  }

  /// What is held comes first.
  private static Stream<? extends Position> all(Status now, Paging paging) {
    boolean amidTheHeld =
        paging
            .cursor()
            .map(last -> now.held().stream().anyMatch(each -> each.id().equals(last)))
            .orElse(true);
    return amidTheHeld
        ? Stream.concat(behind(paging, now.held(), Position::id), now.past().closed())
        : closed(now, paging);
  }

  @GetMapping("/conversions")
  ResponseEntity<List<TraderJson.Exchange>> conversions(Paging paging) {
    Past past = trader.status().past();
    Stream<Conversion> wanted =
        paging
            .cursor()
            .map(last -> past.conversionsBefore(last).orElseThrow(() -> unknown(last)))
            .orElseGet(past::conversions);
    return page(paging, wanted.map(TraderJson::of), TraderJson.Exchange::id);
  }

  /// Why there was no trade.
  @GetMapping("/refusals")
  ResponseEntity<List<TraderJson.Refused>> refusals(Paging paging) {
    return page(
        paging,
        behind(paging, trader.status().refusals(), Refusals.Counted::code).map(TraderJson::of),
        TraderJson.Refused::code);
  }

  /// @param rest what follows the cursor; read only as far as the page goes
  private static <T> ResponseEntity<List<T>> page(
      Paging paging, Stream<T> rest, Function<T, Object> id) {
    return paging.page(rest.limit(paging.wanted()).toList(), id);
  }

  /// What follows the entry that the cursor names, if it names one.
  private static <T> Stream<T> behind(Paging paging, List<T> all, Function<T, Object> id) {
    if (paging.cursor().isEmpty()) {
      return all.stream();
    }
    String cursor = paging.cursor().get();
    for (int at = 0; at < all.size(); at++) {
      if (id.apply(all.get(at)).toString().equals(cursor)) {
        return all.subList(at + 1, all.size()).stream();
      }
    }
    throw unknown(cursor);
  }

  /// An entry that is gone, as after a reset, is told: an empty page would pass for the end.
  private static Problem unknown(String cursor) {
    return Problem.malformed(
        "cursor-unknown", "'%s' is no entry of this list; begin anew".formatted(cursor));
  }

  @PostMapping("/positions/{id}/close")
  TraderJson.Trade close(@PathVariable String id) {
    return switch (answer(trader.close(id))) {
      case CloseAnswer.Done(var position) -> TraderReport.trade(position, trader.status());
      case CloseAnswer.AlreadyClosing _ ->
          throw Problem.conflict("position-closing", id + " is being closed already");
      case CloseAnswer.AlreadyClosed _ ->
          throw Problem.conflict("position-closed", id + " is closed already");
      case CloseAnswer.NoSuchPosition _ ->
          throw Problem.notFound("position-unknown", "There is no position " + id);
      case CloseAnswer.NotDone(var reason, var detail) ->
          throw Problem.unavailable(
              "position-not-closed", "%s is open as before: %s, %s".formatted(id, reason, detail));
      case CloseAnswer.Unclear(var reason) ->
          throw Problem.unavailable(
              "outcome-unknown",
              "%s was perhaps sold (%s); it is not sold again before that is clear"
                  .formatted(id, reason));
    };
  }

  @PostMapping("/reset")
  Archived reset(@RequestBody(required = false) @Nullable Reset wish) {
    boolean force = wish != null && Boolean.TRUE.equals(wish.force);
    return switch (answer(trader.reset(force))) {
      case ResetAnswer.Done(var archive) -> new Archived(archive.toString());
      case ResetAnswer.Busy _ ->
          throw Problem.conflict("conversion-running", "A conversion is under way; try again");
      case ResetAnswer.ConversionUnresolved(var conversion) -> throw unresolved(conversion);
      case ResetAnswer.LivePositionOpen(var position) ->
          throw Problem.conflict(
              "live-position-open",
              "%s is open at the exchange; close it first, or send {\"force\": true}"
                  .formatted(position));
    };
  }

  private static Problem unresolved(String conversion) {
    return Problem.conflict(
        "conversion-unresolved",
        "Nobody knows yet whether %s was done; wait until that is known, or resolve it"
            .formatted(conversion));
  }

  /// Waits for the trader; what it could not store is the caller's to try again.
  static <T> T answer(CompletableFuture<T> coming) {
    try {
      return coming.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException storage) {
        throw Problem.unavailable("storage-failed", String.valueOf(storage.getMessage()));
      }
      throw e;
    }
  }
}
