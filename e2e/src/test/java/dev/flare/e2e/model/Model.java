package dev.flare.e2e.model;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Quote;
import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a trader must say, by nothing but what the user told it and what the exchange truly did.
///
/// @param paidIn start and deposits of each mode
/// @param archived how many of the exchange's conversions an earlier ledger is about
/// @param most how many positions of a mode may be open
record Model(
    Mode mode, boolean trading, Map<Mode, Amount> paidIn, Amount start, int archived, int most) {
  static final Coin USDT = new Coin("USDT");

  static Model startingWith(Amount start, int most) {
    return new Model(Mode.DEMO, true, Map.of(), start, 0, most);
  }

  Model with(Mode other) {
    return new Model(other, trading, paidIn, start, archived, most);
  }

  Model withTrading(boolean on) {
    return new Model(mode, on, paidIn, start, archived, most);
  }

  /// The user says how much cash there is.
  Model withCash(Amount amount, Status before) {
    Map<Mode, Amount> changed = new EnumMap<>(Mode.class);
    changed.putAll(paidIn);
    changed.put(mode, paidInNow().plus(amount).minus(before.funds().ledger().cash()));
    return new Model(mode, trading, changed, start, archived, most);
  }

  Model reset(List<Done> truth) {
    return new Model(mode, trading, Map.of(), start, truth.size(), most);
  }

  private Amount paidInNow() {
    return paidIn.getOrDefault(mode, start);
  }

  /// What is wrong with what a trader says; empty when nothing is.
  List<String> complaints(Status status, List<Done> all) {
    Complaints wrong = new Complaints();
    wrong.unlessEqual("mode", status.switches().mode(), mode);
    wrong.unlessEqual("trading", status.switches().trading(), trading);
    List<Done> truth = all.subList(Math.min(archived, all.size()), all.size());
    conversions(status, truth, wrong);
    positions(status, wrong);
    money(status, wrong);
    coins(status, truth, wrong);
    return wrong.all;
  }

  private static final class Complaints {
    final List<String> all = new ArrayList<>();

    void unlessEqual(String what, Object said, Object right) {
      unless(said.equals(right), what + " is " + said + ", not " + right);
    }

    void unless(boolean fine, String otherwise) {
      if (!fine) {
        all.add(otherwise);
      }
    }
  }

  /// None done twice, none lost, none made up, and no demo one real.
  private static void conversions(Status status, List<Done> truth, Complaints wrong) {
    Map<String, List<Conversion>> byQuote =
        status.conversions().stream()
            .filter(each -> sent(each).isPresent())
            .collect(Collectors.groupingBy(each -> sent(each).orElseThrow().id()));
    byQuote.forEach((id, takers) ->
        wrong.unless(takers.size() == 1, "quote %s is in %s".formatted(id, takers)));
    Set<String> done = new HashSet<>();
    for (Done each : truth) {
      wrong.unless(done.add(each.quote()), each + " was done twice");
      Optional<Conversion> known =
          byQuote.getOrDefault(each.quote(), List.of()).stream().findFirst();
      wrong.unless(known.isPresent(), each + " is in no book");
      known.ifPresent(it -> {
        wrong.unlessEqual("mode of " + it.id(), it.mode(), Mode.LIVE);
        if (it.stage() instanceof Stage.Confirmed booked) {
          wrong.unlessEqual("paid by " + it.id(), booked.paid(), each.paid());
          wrong.unlessEqual("received by " + it.id(), booked.received(), each.received());
        }
      });
    }
    status.conversions().stream()
        .filter(each -> each.mode() == Mode.LIVE)
        .filter(each -> each.stage() instanceof Stage.Confirmed)
        .forEach(each ->
            wrong.unless(done.contains(sent(each).orElseThrow().id()), each + " never happened"));
    unique("decision", opened(status, it -> true), it -> motive(it).takeProfit(), wrong);
  }

  private static Optional<Quote> sent(Conversion conversion) {
    return switch (conversion.stage()) {
      case Stage.Submitted(var quote, _, _) -> Optional.of(quote);
      case Stage.Unknown(var quote, _, _, _) -> Optional.of(quote);
      case Stage.Confirmed(var quote, _, _, _, _) -> Optional.of(quote);
      case Stage.Intended _, Stage.Quoted _, Stage.Refused _ -> Optional.empty();
    };
  }

  private static Motive motive(Conversion opening) {
    return ((Purpose.Open) opening.purpose()).motive();
  }

  /// Conversions that opened a position or still may.
  private static List<Conversion> opened(Status status, Predicate<Conversion> meant) {
    return status.conversions().stream()
        .filter(Conversion::opens)
        .filter(each -> !(each.stage() instanceof Stage.Refused))
        .filter(meant)
        .toList();
  }

  private static <T> void unique(
      String what, List<T> all, Function<T, Object> key, Complaints wrong) {
    Set<Object> seen = new HashSet<>();
    all.forEach(
        each -> wrong.unless(seen.add(key.apply(each)), "%s twice: %s".formatted(what, each)));
  }

  /// One for each purchase, until one sale.
  private void positions(Status status, Complaints wrong) {
    List<Conversion> bought = confirmed(status, true);
    List<Conversion> sold = confirmed(status, false);
    unique("bought", bought, Conversion::position, wrong);
    unique("sold", sold, Conversion::position, wrong);
    Set<Long> gone = sold.stream().map(Conversion::position).collect(Collectors.toSet());
    Map<Long, Conversion> kept =
        bought.stream()
            .filter(each -> !gone.contains(each.position()))
            .collect(Collectors.toMap(Conversion::position, Function.identity(), (a, _) -> a));
    wrong.unlessEqual(
        "held",
        status.held().stream().map(each -> each.entry().number()).collect(Collectors.toSet()),
        kept.keySet());
    status.held().forEach(each -> held(each, kept, status, wrong));
    wrong.unlessEqual(
        "closed",
        status.closed().stream().map(each -> each.entry().number()).collect(Collectors.toSet()),
        sold.stream()
            .filter(each -> each.mode() == mode)
            .map(Conversion::position)
            .collect(Collectors.toSet()));
    int taken =
        (int) status.held().stream().filter(each -> each.entry().mode() == mode).count()
            + opened(status, it -> it.mode() == mode && !it.isFinal()).size();
    wrong.unless(taken <= most, taken + " positions, and " + most + " may be open");
  }

  private static List<Conversion> confirmed(Status status, boolean opening) {
    return status.conversions().stream()
        .filter(each -> each.opens() == opening)
        .filter(each -> each.stage() instanceof Stage.Confirmed)
        .toList();
  }

  private static void held(
      Position held, Map<Long, Conversion> bought, Status status, Complaints wrong) {
    Conversion by = bought.get(held.entry().number());
    if (by != null && by.stage() instanceof Stage.Confirmed booked) {
      wrong.unlessEqual("mode of " + held.id(), held.entry().mode(), by.mode());
      wrong.unlessEqual("cost of " + held.id(), held.entry().cost(), booked.paid());
      wrong.unlessEqual("amount of " + held.id(), held.entry().amount(), booked.received());
    }
    List<Conversion> selling =
        status.conversions().stream()
            .filter(each -> !each.opens() && !each.isFinal())
            .filter(each -> each.position() == held.entry().number())
            .toList();
    switch (held) {
      case Position.Open _ -> wrong.unless(selling.isEmpty(), held.id() + " is sold by " + selling);
      case Position.Closing closing ->
          wrong.unlessEqual(
              "sale of " + held.id(),
              selling.stream().map(Conversion::id).toList(),
              List.of(closing.closedBy()));
      case Position.Closed _ -> wrong.unless(false, held.id() + " is closed and held");
    }
  }

  /// The identity, and the same cash by another way.
  private void money(Status status, Complaints wrong) {
    Ledger ledger = status.funds().ledger();
    wrong.unlessEqual(
        "difference", ledger.difference(status.funds().costOfHeld()), Amount.zero(USDT));
    Amount cash =
        status.conversions().stream()
            .filter(each -> each.mode() == mode)
            .flatMap(each -> flows(each, USDT))
            .reduce(paidInNow(), Amount::plus);
    wrong.unlessEqual("cash", ledger.cash(), cash);
    wrong.unlessEqual("paid in", ledger.invested(), paidInNow());
  }

  private static Stream<Amount> flows(Conversion conversion, Coin coin) {
    return conversion.stage() instanceof Stage.Confirmed booked
        ? flows(booked.paid(), booked.received(), coin)
        : Stream.empty();
  }

  private static Stream<Amount> flows(Amount paid, Amount received, Coin coin) {
    return Stream.of(Amount.zero(paid.coin()).minus(paid), received)
        .filter(each -> each.coin().equals(coin));
  }

  /// What is held for real is what truly came and did not go.
  private static void coins(Status status, List<Done> truth, Complaints wrong) {
    Set<String> open =
        status.conversions().stream()
            .filter(each -> !each.isFinal())
            .flatMap(each -> sent(each).stream())
            .map(Quote::id)
            .collect(Collectors.toSet());
    Stream<Coin> coins =
        truth.stream().flatMap(it -> Stream.of(it.paid().coin(), it.received().coin()));
    for (Coin coin : coins.filter(it -> !it.equals(USDT)).collect(Collectors.toSet())) {
      Amount came =
          truth.stream()
              .filter(each -> !open.contains(each.quote()))
              .flatMap(each -> flows(each.paid(), each.received(), coin))
              .reduce(Amount.zero(coin), Amount::plus);
      Amount held =
          status.held().stream()
              .filter(each -> each.entry().mode() == Mode.LIVE)
              .map(each -> each.entry().amount())
              .filter(each -> each.coin().equals(coin))
              .reduce(Amount.zero(coin), Amount::plus);
      wrong.unlessEqual("held of " + coin, held, came);
    }
  }
}
