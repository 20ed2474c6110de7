package dev.flare.e2e.model;

import dev.flare.e2e.model.Losses.Holding;
import dev.flare.e2e.model.Losses.Loss;
import dev.flare.e2e.model.Losses.WrittenOff;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Quote;
import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.trading.CloseReason;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.Conversion.Stage.Confirmed;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what a trader says against what a model of it says.
///
/// @param truth what the exchange did since the ledger began
record Audit(Model model, Status status, List<Done> truth, Complaints wrong) {

  /// What is wrong; empty when nothing is.
  static List<String> of(Model model, Seen seen) {
    List<Done> all = seen.truth();
    List<Done> truth = all.subList(Math.min(model.archived(), all.size()), all.size());
    Audit audit = new Audit(model, seen.status(), truth, new Complaints());
    audit.switches();
    audit.conversions();
    audit.positions();
    audit.money();
    audit.coins();
    model.guards().check(model.mode(), seen, audit.wrong);
    return audit.wrong.all;
  }

  private void switches() {
    wrong.unlessEqual("mode", status.switches().mode(), model.mode());
    wrong.unlessEqual("trading", status.switches().trading(), model.trading());
    status.conversions().stream()
        .filter(Conversion::opens)
        .forEach(each -> model.guards().checkCoin(each, motive(each).pair(), wrong));
  }

  /// None done twice, none lost, none made up, and no demo one real.
  private void conversions() {
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
        if (it.stage() instanceof Confirmed booked) {
          wrong.unlessEqual("paid by " + it.id(), booked.paid(), each.paid());
          wrong.unlessEqual("received by " + it.id(), booked.received(), each.received());
        }
      });
    }
    status.conversions().stream()
        .filter(each -> each.mode() == Mode.LIVE)
        .filter(each -> each.stage() instanceof Confirmed)
        .forEach(each ->
            wrong.unless(done.contains(sent(each).orElseThrow().id()), each + " never happened"));
    wrong.unlessUnique("decision", opened(it -> true), it -> motive(it).takeProfit());
  }

  private static Optional<Quote> sent(Conversion conversion) {
    return switch (conversion.stage()) {
      case Stage.Submitted(var quote, _, _) -> Optional.of(quote);
      case Stage.Unknown(var quote, _, _, _) -> Optional.of(quote);
      case Confirmed(var quote, _, _, _, _) -> Optional.of(quote);
      case Stage.Intended _, Stage.Quoted _, Stage.Refused _ -> Optional.empty();
    };
  }

  static Motive motive(Conversion opening) {
    return ((Purpose.Open) opening.purpose()).motive();
  }

  /// Conversions that opened a position or still may.
  private List<Conversion> opened(Predicate<Conversion> meant) {
    return status.conversions().stream()
        .filter(Conversion::opens)
        .filter(each -> !(each.stage() instanceof Stage.Refused))
        .filter(meant)
        .toList();
  }

  /// One for each purchase, until it is sold or gone.
  private void positions() {
    List<Conversion> bought = confirmed(true);
    List<Conversion> sold = confirmed(false);
    wrong.unlessUnique("bought", bought, Conversion::position);
    wrong.unlessUnique("sold", sold, Conversion::position);
    Map<Long, Conversion> sales = byPosition(sold);
    Map<Long, Conversion> kept =
        byPosition(
            bought.stream()
                .filter(each -> !sales.containsKey(each.position()))
                .filter(each -> left(each).amount().isPositive())
                .toList());
    wrong.unlessEqual("held", numbers(status.held().stream()), kept.keySet());
    status.held().forEach(each -> held(each, kept));
    closed(byPosition(bought), sales);
    int taken =
        (int) status.held().stream().filter(each -> each.entry().mode() == model.mode()).count()
            + opened(it -> it.mode() == model.mode() && !it.isFinal()).size();
    wrong.unless(taken <= model.most(), taken + " positions, and " + model.most() + " may be open");
  }

  private static Map<Long, Conversion> byPosition(List<Conversion> all) {
    return all.stream()
        .collect(Collectors.toMap(Conversion::position, Function.identity(), (a, _) -> a));
  }

  private static Set<Long> numbers(Stream<? extends Position> positions) {
    return positions.map(each -> each.entry().number()).collect(Collectors.toSet());
  }

  private List<Conversion> confirmed(boolean opening) {
    return status.conversions().stream()
        .filter(each -> each.opens() == opening)
        .filter(each -> each.stage() instanceof Confirmed)
        .toList();
  }

  private Holding left(Conversion bought) {
    return model.losses().left(bought, (Confirmed) bought.stage());
  }

  private void held(Position held, Map<Long, Conversion> bought) {
    Conversion by = bought.get(held.entry().number());
    if (by != null) {
      wrong.unlessEqual("mode of " + held.id(), held.entry().mode(), by.mode());
      wrong.unlessEqual("what is left of " + held.id(), holding(held), left(by));
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

  private static Holding holding(Position position) {
    return new Holding(position.entry().amount(), position.entry().cost());
  }

  /// In the present mode, one for each sale and one for each part that was written off.
  private void closed(Map<Long, Conversion> bought, Map<Long, Conversion> sales) {
    Map<Boolean, List<Position.Closed>> closed =
        status.closed().stream()
            .collect(Collectors.partitioningBy(each -> each.reason() == CloseReason.WRITTEN_OFF));
    List<Position.Closed> sold = closed.getOrDefault(false, List.of());
    wrong.unlessEqual(
        "closed",
        numbers(sold.stream()),
        sales.values().stream()
            .filter(each -> each.mode() == model.mode())
            .map(Conversion::position)
            .collect(Collectors.toSet()));
    for (Position.Closed each : sold) {
      Conversion by = bought.get(each.entry().number());
      Conversion sale = sales.get(each.entry().number());
      if (by != null && sale != null) {
        sold(each, left(by), (Confirmed) sale.stage());
      }
    }
    wrong.unlessEqual(
        "written off",
        counted(closed.getOrDefault(true, List.of()).stream().map(WrittenOff::of)),
        counted(
            bought.values().stream()
                .filter(each -> each.mode() == model.mode())
                .flatMap(each -> gone(each, sales))));
  }

  /// What a person gave up of a position, and what was gone when the rest of it was sold.
  private Stream<WrittenOff> gone(Conversion bought, Map<Long, Conversion> sales) {
    return Stream.concat(
        model.losses().writtenOff(bought, (Confirmed) bought.stage()).stream(),
        Stream.ofNullable(sales.get(bought.position()))
            .flatMap(sale -> left(bought).goneAt((Confirmed) sale.stage()).stream()));
  }

  private static <T> Map<T, Long> counted(Stream<T> all) {
    return all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /// Where nobody took coins away, nothing is left unsold.
  private void sold(Position.Closed closed, Holding had, Confirmed sale) {
    Holding sold = had.soldBy(sale);
    Amount missing = had.amount().minus(sale.paid());
    wrong.unlessEqual("what was sold of " + closed.id(), holding(closed), sold);
    wrong.unlessEqual("proceeds of " + closed.id(), closed.proceeds(), sale.received());
    wrong.unlessEqual(
        "unsold of " + closed.id(),
        closed.unsold(),
        Optional.of(sold.amount().minus(sale.paid())).filter(Amount::isPositive));
    wrong.unless(
        missing.value().signum() == 0 || model.losses().taken().contains(missing.coin()),
        "%s of %s are not sold".formatted(missing, closed.id()));
  }

  /// The identity, and the same cash by another way.
  private void money() {
    Ledger ledger = status.funds().ledger();
    wrong.unlessEqual(
        "difference", ledger.difference(status.funds().costOfHeld()), Amount.zero(Model.USDT));
    Amount brought =
        model.mode() == Mode.LIVE ? model.losses().brought(Model.USDT) : Amount.zero(Model.USDT);
    Amount cash =
        status.conversions().stream()
            .filter(each -> each.mode() == model.mode())
            .flatMap(each -> flows(each, Model.USDT))
            .reduce(model.purse().of(model.mode()).plus(brought), Amount::plus);
    wrong.unlessEqual("cash", ledger.cash(), cash);
    wrong.unlessEqual("paid in", ledger.invested(), model.purse().of(model.mode()));
  }

  private static Stream<Amount> flows(Conversion conversion, Coin coin) {
    return conversion.stage() instanceof Confirmed booked
        ? flows(booked.paid(), booked.received(), coin)
        : Stream.empty();
  }

  private static Stream<Amount> flows(Amount paid, Amount received, Coin coin) {
    return Stream.of(Amount.zero(paid.coin()).minus(paid), received)
        .filter(each -> each.coin().equals(coin));
  }

  /// What is held for real is what truly came and neither went nor was given up.
  private void coins() {
    Set<String> open =
        status.conversions().stream()
            .filter(each -> !each.isFinal())
            .flatMap(each -> sent(each).stream())
            .map(Quote::id)
            .collect(Collectors.toSet());
    Stream<Coin> coins =
        truth.stream().flatMap(it -> Stream.of(it.paid().coin(), it.received().coin()));
    for (Coin coin : coins.filter(it -> !it.equals(Model.USDT)).collect(Collectors.toSet())) {
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
      wrong.unlessEqual("held of " + coin, held, came.minus(givenUp(coin)));
    }
  }

  /// What was written off or adopted of a coin, and what of it was not there to be sold.
  private Amount givenUp(Coin coin) {
    Map<Long, Conversion> bought = byPosition(confirmed(true));
    Stream<Amount> gone = model.losses().all().stream().map(Loss::coins);
    Stream<Amount> unsold =
        confirmed(false).stream()
            .filter(each -> each.mode() == Mode.LIVE)
            .flatMap(sale ->
                Stream.ofNullable(bought.get(sale.position()))
                    .map(each -> left(each).amount().minus(((Confirmed) sale.stage()).paid())));
    return Stream.concat(gone, unsold)
        .filter(each -> each.coin().equals(coin))
        .reduce(Amount.zero(coin), Amount::plus);
  }
}
