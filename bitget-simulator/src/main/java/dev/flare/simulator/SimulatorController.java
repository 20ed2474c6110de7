package dev.flare.simulator;

import dev.flare.service.web.Paging;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.market.SimulatedMarket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a simulator tells and an exchange would not: its whole market, and what truly happened.
@RestController
@RequestMapping("/simulator")
final class SimulatorController {
  private final SimulatedMarket market;
  private final SimulatedAccount account;
  private final SimulatedClock clock;
  private final SimulatorSettings settings;

  SimulatorController(
      SimulatedMarket market,
      SimulatedAccount account,
      SimulatedClock clock,
      SimulatorSettings settings) {
    this.market = market;
    this.account = account;
    this.clock = clock;
    this.settings = settings;
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

  /// @param request the body of the trade that caused it, letter for letter
  /// @param signedAt what that request said the time was
  record LedgerLine(
      String id,
      String traceId,
      long at,
      String fromCoin,
      String fromCoinSize,
      String toCoin,
      String toCoinSize,
      String price,
      String request,
      String signedAt) {}

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

  private PairView view(Listing listing, Instant now) {
    boolean halted = listing.isHalted(now);
    return new PairView(
        listing.pair().symbol(),
        listing.pair().base().name(),
        listing.pair().quote().name(),
        listing.price(now).toPlainString(),
        halted ? null : market.bid(listing, now).toPlainString(),
        halted ? null : market.ask(listing, now).toPlainString(),
        settings.spread().plain(),
        halted ? "halt" : "online");
  }

  private static LedgerLine line(Conversion done) {
    return new LedgerLine(
        Long.toString(done.id()),
        done.traceId(),
        done.at().toEpochMilli(),
        done.spent().coin().name(),
        done.spent().plain(),
        done.received().coin().name(),
        done.received().plain(),
        done.price().toPlainString(),
        done.request(),
        done.signedAt());
  }
}
