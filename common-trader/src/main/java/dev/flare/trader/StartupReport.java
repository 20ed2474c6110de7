package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.trading.Conversion;
import dev.flare.trading.HomeCheck;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What a trader found in its book when it started, what has become of it, and whether the account
/// has the coins that the book says.
@Component
final class StartupReport {
  private static final Logger log = LoggerFactory.getLogger(StartupReport.class);

  private final Trader trader;
  private final TraderWiring.Live live;
  private final Found found;

  StartupReport(Trader trader, TraderWiring.Live live) {
    this.trader = trader;
    this.live = live;
    this.found = Found.in(trader.status());
    log.info(
        "Found mode={} positions={} of them live={} conversions of unknown outcome={}",
        found.mode,
        found.positions,
        found.livePositions,
        found.unresolved);
    if (found.hasLiveMoney()) {
      Thread.ofVirtual().name("account").start(this::tellOfAnotherAccount);
    }
  }

  private void tellOfAnotherAccount() {
    if (trader.checkAccount().orElse(null) instanceof HomeCheck.Another another) {
      log.error("Nothing is traded live: {}", another.told());
    }
  }

  private record Found(String mode, int positions, int livePositions, List<String> unresolved) {
    boolean hasLiveMoney() {
      return livePositions > 0 || !unresolved.isEmpty() || mode.equals("live");
    }

    static Found in(Status status) {
      return new Found(
          TraderJson.lower(status.switches().mode()),
          status.held().size(),
          (int) status.held().stream().filter(StartupReport::isLive).count(),
          status.past().unfinished().map(Conversion::id).toList());
    }
  }

  /// @param mode the one found at the start
  /// @param obstacles why nothing would be opened live now; `null` without keys
  /// @param account whose keys are set, and in whose account the live money is; `null` without keys
  /// @param wallet what the book needs of each coin beside what the account has; `null` where it
  ///   was not read
  /// @param next what will happen, in words
  record Report(
      String mode,
      int positions,
      int livePositions,
      List<Unresolved> unresolved,
      @Nullable List<String> obstacles,
      @Nullable Account account,
      @Nullable List<Held> wallet,
      List<String> next) {}

  /// @param status how it stands now
  /// @param told what the search for it said last
  record Unresolved(String id, String status, @Nullable String told) {}

  /// @param missing what the account lacks of what the book says; `0` when nothing
  record Held(String coin, String book, String account, String missing) {}

  /// @param same whether live money is where the keys lead; `null` where the exchange does not tell
  /// @param told what is wrong; `null` when nothing is
  record Account(@Nullable Boolean same, @Nullable String told) {
    static Account of(HomeCheck check) {
      return switch (check) {
        case HomeCheck.Same _, HomeCheck.NoneYet _ -> new Account(true, null);
        case HomeCheck.Another another -> new Account(false, another.told());
        case HomeCheck.Untold(var reason) -> new Account(null, reason);
      };
    }
  }

  /// Only where there are keys.
  Account account() {
    return trader.checkAccount().map(Account::of).orElseThrow();
  }

  Report report() {
    Status now = trader.status();
    Optional<HomeCheck> account = trader.checkAccount();
    Optional<List<Held>> wallet = isElsewhere(account) ? Optional.empty() : wallet(now);
    return new Report(
        found.mode,
        found.positions,
        found.livePositions,
        found.unresolved.stream().map(id -> unresolved(id, now)).toList(),
        live.gate().map(LiveGate::obstacles).orElse(null),
        account.map(Account::of).orElse(null),
        wallet.orElse(null),
        next(now, account, wallet));
  }

  private static boolean isElsewhere(Optional<HomeCheck> account) {
    return account.orElse(null) instanceof HomeCheck.Another;
  }

  private Unresolved unresolved(String id, Status now) {
    return now.past()
        .conversion(id)
        .map(
            it -> new Unresolved(id, TraderJson.of(it).status(), trader.searchFor(it).orElse(null)))
        .orElseGet(() -> new Unresolved(id, "archived", null));
  }

  private Optional<List<Held>> wallet(Status now) {
    try {
      return live.gate().map(gate -> compared(now, gate.account().books().balances()));
    } catch (ExchangeUnavailable e) {
      log.warn("The account cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static List<Held> compared(Status now, Map<Coin, Balance> account) {
    Map<String, Amount> book = new TreeMap<>();
    now.held().stream()
        .filter(StartupReport::isLive)
        .map(each -> each.entry().amount())
        .forEach(amount -> book.merge(amount.coin().name(), amount, Amount::plus));
    if (now.switches().mode() == Mode.LIVE) {
      Amount cash = now.funds().ledger().cash();
      book.merge(cash.coin().name(), cash, Amount::plus);
    }
    return book.values().stream().map(amount -> held(amount, account)).toList();
  }

  private static Held held(Amount book, Map<Coin, Balance> account) {
    Amount has =
        Optional.ofNullable(account.get(book.coin()))
            .orElseGet(() -> Balance.none(book.coin()))
            .total();
    Amount missing = book.minus(has);
    return new Held(
        book.coin().name(),
        book.plain(),
        has.plain(),
        missing.isPositive() ? missing.plain() : "0");
  }

  private static List<String> next(
      Status now, Optional<HomeCheck> account, Optional<List<Held>> wallet) {
    List<String> next = new ArrayList<>();
    if (account.orElse(null) instanceof HomeCheck.Another another) {
      next.add("Nothing is bought, sold or looked for live. " + another.told());
    }
    if (!now.held().isEmpty()) {
      next.add(
          "Open positions are watched and closed by the exit rules, each in the mode in which it"
              + " was opened");
    }
    if (now.past().unfinished().anyMatch(each -> !isRunning(each))) {
      next.add(
          "Conversions of unknown outcome are looked for at the exchange; until then nothing is"
              + " bought");
    }
    wallet.stream()
        .flatMap(List::stream)
        .filter(each -> !each.missing.equals("0"))
        .forEach(each ->
            next.add(
                "The account lacks %s %s of what the book says; no more is sold than is there"
                    .formatted(each.missing, each.coin)));
    next.add(
        now.switches().trading()
            ? "Positions are opened in %s mode when signals come"
                .formatted(TraderJson.lower(now.switches().mode()))
            : "Nothing is opened while trading is off");
    return next;
  }

  private static boolean isRunning(Conversion conversion) {
    return !(conversion.stage() instanceof Conversion.Stage.Unknown);
  }

  private static boolean isLive(Position position) {
    return position.entry().mode() == Mode.LIVE;
  }
}
