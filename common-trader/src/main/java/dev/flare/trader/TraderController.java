package dev.flare.trader;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import dev.flare.trading.CloseAnswer;
import dev.flare.trading.Position;
import dev.flare.trading.ResetAnswer;
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

  private final Trader trader;
  private final TraderReport report;
  private final Coin baseToken;

  TraderController(Trader trader, TraderReport report, TraderComponent settings) {
    this.trader = trader;
    this.report = report;
    this.baseToken = settings.trader().rules().baseToken();
  }

  record TradingSwitch(@Nullable Boolean enabled) {}

  record ModeSwitch(@Nullable Boolean live) {}

  record Balance(@Nullable BigDecimal amount) {}

  record Reset(@Nullable Boolean force) {}

  record Archived(String archive) {}

  @GetMapping("/state")
  TraderReport.Full state() {
    return report.full();
  }

  /// Opens or shuts the gate for new positions; open ones are watched either way.
  @PutMapping("/trading")
  TraderReport.Full trading(@RequestBody TradingSwitch wish) {
    answer(trader.switchTrading(required("enabled", wish.enabled)));
    return report.full();
  }

  @PutMapping("/mode")
  TraderReport.Full mode(@RequestBody ModeSwitch wish) {
    if (required("live", wish.live)) {
      throw Problem.conflict(
          "live-not-available",
          "Live trading is not part of this version; this trader stays in demo mode");
    }
    return report.full();
  }

  @PutMapping("/balance")
  TraderReport.Full balance(@RequestBody Balance wish) {
    if (!trader.takesDeposits()) {
      throw Problem.conflict(
          "balance-not-settable", "The balance of this trader follows from its trades");
    }
    answer(trader.setBalance(new Amount(cash(required("amount", wish.amount)), baseToken)));
    return report.full();
  }

  private static BigDecimal cash(BigDecimal amount) {
    boolean possible = amount.signum() >= 0 && amount.compareTo(MOST_CASH) <= 0;
    if (!possible || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw Problem.malformed(
          "amount-impossible",
          "A balance is 0 to %s with at most %d decimals, not %s"
              .formatted(MOST_CASH, DECIMALS, amount));
    }
    return amount;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw Problem.malformed("value-missing", "The body lacks '%s'".formatted(name));
    }
    return value;
  }

  @GetMapping("/positions")
  ResponseEntity<List<TraderJson.Trade>> positions(
      @RequestParam Optional<String> status, Paging paging) {
    Status now = trader.status();
    Stream<Position> wanted =
        switch (status.orElse("all")) {
          case "open" -> now.held().stream();
          case "closed" -> now.closed().stream().map(Function.identity());
          case "all" -> Stream.concat(now.held().stream(), now.closed().stream());
          case String other ->
              throw Problem.malformed(
                  "status-unknown", "status is open or closed, not '%s'".formatted(other));
        };
    return page(paging, wanted.map(each -> TraderReport.trade(each, now)), TraderJson.Trade::id);
  }

  @GetMapping("/conversions")
  ResponseEntity<List<TraderJson.Exchange>> conversions(Paging paging) {
    return page(
        paging,
        trader.status().conversions().stream().map(TraderJson::of),
        TraderJson.Exchange::id);
  }

  /// Why there was no trade.
  @GetMapping("/refusals")
  ResponseEntity<List<TraderJson.Refused>> refusals(Paging paging) {
    return page(
        paging, trader.status().refusals().stream().map(TraderJson::of), TraderJson.Refused::code);
  }

  /// A page begins behind the entry that the cursor names.
  private static <T> ResponseEntity<List<T>> page(
      Paging paging, Stream<T> all, Function<T, Object> id) {
    List<T> rest =
        paging.cursor().map(last -> behind(last, all.toList(), id)).orElseGet(all::toList);
    return paging.page(rest.stream().limit(paging.wanted()).toList(), id);
  }

  /// An entry that is gone, as after a reset, is told: an empty page would pass for the end.
  private static <T> List<T> behind(String cursor, List<T> all, Function<T, Object> id) {
    for (int at = 0; at < all.size(); at++) {
      if (id.apply(all.get(at)).equals(cursor)) {
        return all.subList(at + 1, all.size());
      }
    }
    throw Problem.malformed(
        "cursor-unknown", "'%s' is no entry of this list; begin anew".formatted(cursor));
  }

  @PostMapping("/positions/{id}/close")
  TraderJson.Trade close(@PathVariable String id) {
    return switch (answer(trader.close(id))) {
      case CloseAnswer.Done(var position) -> TraderJson.of(position, Optional.empty());
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
      case ResetAnswer.LivePositionOpen(var position) ->
          throw Problem.conflict(
              "live-position-open",
              "%s is open at the exchange; close it first, or send {\"force\": true}"
                  .formatted(position));
    };
  }

  /// Waits for the trader; what it could not store is the caller's to try again.
  private static <T> T answer(CompletableFuture<T> coming) {
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
