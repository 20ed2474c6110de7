package dev.flare.simulator;

import dev.flare.service.web.Paging;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.market.SimulatedMarket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a simulator tells and an exchange would not: its whole market, and what truly happened.
@RestController
@RequestMapping("/simulator")
final class SimulatorController {
  private static final Logger log = LoggerFactory.getLogger(SimulatorController.class);

  private final SimulatedMarket market;
  private final SimulatedAccount account;
  private final SimulatedClock clock;
  private final QuoteDesk desk;
  private final RateLimits limits;
  private final Faults faults;

  SimulatorController(
      SimulatedMarket market,
      SimulatedAccount account,
      SimulatedClock clock,
      QuoteDesk desk,
      RateLimits limits,
      Faults faults) {
    this.market = market;
    this.account = account;
    this.clock = clock;
    this.desk = desk;
    this.limits = limits;
    this.faults = faults;
  }

  /// @param at exchange time
  /// @param speed how many times faster than real time it runs
  record MarketView(long at, double speed, List<PairView> pairs) {}

  /// @param bid what a seller gets, null while trading is halted; so is `ask`
  /// @param status `online` or `halt`
  record PairView(
      String symbol,
      String base,
      String quote,
      String price,
      @Nullable String bid,
      @Nullable String ask,
      String spreadPercentage,
      String status) {}

  /// @param quotedAt exchange time of the quote that was taken
  /// @param at exchange time of the conversion
  /// @param request the body of the trade that caused it, letter for letter
  /// @param signedAt what that request said the time was
  /// @param recordDelayMillis how much real time later the records tell of it
  record LedgerLine(
      String id,
      String traceId,
      long quotedAt,
      long at,
      String fromCoin,
      String fromCoinSize,
      String fromBalanceBefore,
      String fromBalanceAfter,
      String toCoin,
      String toCoinSize,
      String toBalanceBefore,
      String toBalanceAfter,
      String price,
      String request,
      String signedAt,
      long recordDelayMillis) {}

  @GetMapping("/market")
  MarketView market() {
    Instant now = clock.instant();
    return new MarketView(
        now.toEpochMilli(),
        clock.speed(),
        market.listings().stream().map(listing -> view(listing, now)).toList());
  }

  /// Every executed conversion, newest first.
  @GetMapping("/ledger")
  ResponseEntity<List<LedgerLine>> ledger(Paging paging) {
    long before = paging.cursorNumber().orElse(Long.MAX_VALUE);
    List<LedgerLine> lines =
        account.ledger().reversed().stream()
            .filter(done -> done.id() < before)
            .limit(paging.wanted())
            .map(SimulatorController::line)
            .toList();
    return paging.page(lines, LedgerLine::id);
  }

  /// Goes back to the start in all but the time: balances, ledger, quotes, limits, and no faults.
  @PostMapping("/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset() {
    faults.clear();
    desk.forgetAll();
    account.reset();
    limits.forget();
    log.info("reset");
  }

  private PairView view(Listing listing, Instant now) {
    boolean halted = listing.isHalted(now);
    return new PairView(
        listing.pair().symbol(),
        listing.pair().base().name(),
        listing.pair().quote().name(),
        listing.price(now).toPlainString(),
        halted ? null : market.bid(listing, now).toPlainString(),
        halted ? null : market.ask(listing, now).toPlainString(),
        market.spread(listing, now).plain(),
        halted ? "halt" : "online");
  }

  private static LedgerLine line(Conversion done) {
    return new LedgerLine(
        Long.toString(done.id()),
        done.quote().traceId(),
        done.quote().at().toEpochMilli(),
        done.at().toEpochMilli(),
        done.quote().from().name(),
        done.quote().fromSize(),
        done.spentCoin().before().plain(),
        done.spentCoin().after().plain(),
        done.quote().to().name(),
        done.quote().toSize(),
        done.receivedCoin().before().plain(),
        done.receivedCoin().after().plain(),
        done.quote().price(),
        done.cause().body(),
        done.cause().signedAt(),
        done.cause().recordDelay().toMillis());
  }
}
