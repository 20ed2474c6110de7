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
import dev.flare.trading.Drift;
import dev.flare.trading.DriftRemedy;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Status;
import java.time.Instant;
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
/// @param archived how many of the exchange's conversions an earlier ledger is about
/// @param most how many positions of a mode may be open
record Model(
    Mode mode, boolean trading, Purse purse, int archived, Losses losses, Guards guards, int most) {
  static final Coin USDT = new Coin("USDT");

  static Model startingWith(Amount start, Guards guards, int most) {
    Purse purse = new Purse(start, Map.of());
    return new Model(Mode.DEMO, true, purse, 0, Losses.NONE, guards, guards.atMost(most));
  }

  /// @param paidIn start and deposits of each mode; of one that is not there, only the start
  record Purse(Amount start, Map<Mode, Amount> paidIn) {
    Amount of(Mode mode) {
      return paidIn.getOrDefault(mode, start);
    }

    /// @param more negative when it was taken out
    Purse with(Mode mode, Amount more) {
      Map<Mode, Amount> changed = new EnumMap<>(Mode.class);
      changed.putAll(paidIn);
      changed.put(mode, of(mode).plus(more));
      return new Purse(start, changed);
    }
  }

  Model with(Mode other) {
    return new Model(other, trading, purse, archived, losses, guards, most);
  }

  Model withTrading(boolean on) {
    return new Model(mode, on, purse, archived, losses, guards, most);
  }

  private Model with(Purse other) {
    return new Model(mode, trading, other, archived, losses, guards, most);
  }

  private Model with(Losses other) {
    return new Model(mode, trading, purse, archived, other, guards, most);
  }

  private Model with(Guards other) {
    return new Model(mode, trading, purse, archived, losses, other, most);
  }

  /// The user says how much cash there is.
  Model withCash(Amount amount, Status before) {
    return with(purse.with(mode, amount.minus(before.funds().ledger().cash())));
  }

  Model reset(List<Done> truth) {
    return new Model(
        mode,
        trading,
        new Purse(purse.start(), Map.of()),
        truth.size(),
        losses.forgotten(),
        guards.forgotten(),
        most);
  }

  /// The owner takes some of a coin away.
  Model taking(Coin coin) {
    return with(losses.taking(coin));
  }

  /// A person says what becomes of a coin of which the account has less than the book says.
  Model settled(Drift drift, DriftRemedy remedy, Status before) {
    boolean cash = drift.coin().equals(USDT);
    return switch (remedy) {
      case ADOPT -> cash ? without(drift.missing()) : missing(drift, before, Optional.empty());
      case SHRINK -> missing(drift, before, Optional.of(Amount.zero(USDT)));
      case IGNORE -> this;
    };
  }

  private Model without(Amount cash) {
    return with(purse.with(Mode.LIVE, Amount.zero(USDT).minus(cash)));
  }

  private Model missing(Drift drift, Status before, Optional<Amount> brought) {
    return with(losses.missing(drift.missing(), before.held(), brought));
  }

  Model writtenOff(Position gone, Amount brought) {
    Position.Entry entry = gone.entry();
    return with(losses.and(new Loss(entry.number(), entry.amount(), Optional.of(brought))));
  }

  Model lifting(ProtectionLock lock, Instant now) {
    return with(guards.lifting(lock, now));
  }

  /// What is wrong with what a trader says; empty when nothing is.
  List<String> complaints(Seen seen) {
    Status status = seen.status();
    List<Done> all = seen.truth();
    Complaints wrong = new Complaints();
    wrong.unlessEqual("mode", status.switches().mode(), mode);
    wrong.unlessEqual("trading", status.switches().trading(), trading);
    List<Done> truth = all.subList(Math.min(archived, all.size()), all.size());
    conversions(status, truth, wrong);
    positions(status, wrong);
    money(status, wrong);
    coins(status, truth, wrong);
    guards.check(mode, seen, wrong);
    status.conversions().stream()
        .filter(Conversion::opens)
        .forEach(each -> guards.checkCoin(each, motive(each).pair(), wrong));
    return wrong.all;
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
    wrong.unlessUnique("decision", opened(status, it -> true), it -> motive(it).takeProfit());
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
  private static List<Conversion> opened(Status status, Predicate<Conversion> meant) {
    return status.conversions().stream()
        .filter(Conversion::opens)
        .filter(each -> !(each.stage() instanceof Stage.Refused))
        .filter(meant)
        .toList();
  }

  /// One for each purchase, until it is sold or gone.
  private void positions(Status status, Complaints wrong) {
    List<Conversion> bought = confirmed(status, true);
    List<Conversion> sold = confirmed(status, false);
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
    status.held().forEach(each -> held(each, kept, status, wrong));
    closed(status, byPosition(bought), sales, wrong);
    int taken =
        (int) status.held().stream().filter(each -> each.entry().mode() == mode).count()
            + opened(status, it -> it.mode() == mode && !it.isFinal()).size();
    wrong.unless(taken <= most, taken + " positions, and " + most + " may be open");
  }

  private static Map<Long, Conversion> byPosition(List<Conversion> all) {
    return all.stream()
        .collect(Collectors.toMap(Conversion::position, Function.identity(), (a, _) -> a));
  }

  private static Set<Long> numbers(Stream<? extends Position> positions) {
    return positions.map(each -> each.entry().number()).collect(Collectors.toSet());
  }

  private static List<Conversion> confirmed(Status status, boolean opening) {
    return status.conversions().stream()
        .filter(each -> each.opens() == opening)
        .filter(each -> each.stage() instanceof Confirmed)
        .toList();
  }

  private Holding left(Conversion bought) {
    return losses.left(bought, (Confirmed) bought.stage());
  }

  private void held(Position held, Map<Long, Conversion> bought, Status status, Complaints wrong) {
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
  private void closed(
      Status status, Map<Long, Conversion> bought, Map<Long, Conversion> sales, Complaints wrong) {
    Map<Boolean, List<Position.Closed>> closed =
        status.closed().stream()
            .collect(Collectors.partitioningBy(each -> each.reason() == CloseReason.WRITTEN_OFF));
    List<Position.Closed> sold = closed.getOrDefault(false, List.of());
    wrong.unlessEqual(
        "closed",
        numbers(sold.stream()),
        sales.values().stream()
            .filter(each -> each.mode() == mode)
            .map(Conversion::position)
            .collect(Collectors.toSet()));
    for (Position.Closed each : sold) {
      Conversion by = bought.get(each.entry().number());
      Conversion sale = sales.get(each.entry().number());
      if (by != null && sale != null) {
        sold(each, left(by), (Confirmed) sale.stage(), wrong);
      }
    }
    wrong.unlessEqual(
        "written off",
        counted(closed.getOrDefault(true, List.of()).stream().map(WrittenOff::of)),
        counted(
            bought.values().stream()
                .filter(each -> each.mode() == mode)
                .flatMap(each -> losses.writtenOff(each, (Confirmed) each.stage()).stream())));
  }

  private static <T> Map<T, Long> counted(Stream<T> all) {
    return all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /// Where nobody took coins away, nothing is left unsold.
  private void sold(Position.Closed closed, Holding had, Confirmed sale, Complaints wrong) {
    Amount unsold = had.amount().minus(sale.paid());
    wrong.unlessEqual("what was sold of " + closed.id(), holding(closed), had);
    wrong.unlessEqual("proceeds of " + closed.id(), closed.proceeds(), sale.received());
    wrong.unlessEqual(
        "unsold of " + closed.id(),
        closed.unsold(),
        Optional.of(unsold).filter(Amount::isPositive));
    wrong.unless(
        unsold.value().signum() == 0 || losses.taken().contains(unsold.coin()),
        "%s of %s are not sold".formatted(unsold, closed.id()));
  }

  /// The identity, and the same cash by another way.
  private void money(Status status, Complaints wrong) {
    Ledger ledger = status.funds().ledger();
    wrong.unlessEqual(
        "difference", ledger.difference(status.funds().costOfHeld()), Amount.zero(USDT));
    Amount brought = mode == Mode.LIVE ? losses.brought(USDT) : Amount.zero(USDT);
    Amount cash =
        status.conversions().stream()
            .filter(each -> each.mode() == mode)
            .flatMap(each -> flows(each, USDT))
            .reduce(purse.of(mode).plus(brought), Amount::plus);
    wrong.unlessEqual("cash", ledger.cash(), cash);
    wrong.unlessEqual("paid in", ledger.invested(), purse.of(mode));
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
  private void coins(Status status, List<Done> truth, Complaints wrong) {
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
      wrong.unlessEqual("held of " + coin, held, came.minus(givenUp(status, coin)));
    }
  }

  /// What was written off or adopted of a coin, and what of it was not there to be sold.
  private Amount givenUp(Status status, Coin coin) {
    Map<Long, Conversion> bought = byPosition(confirmed(status, true));
    Stream<Amount> gone = losses.all().stream().map(Loss::coins);
    Stream<Amount> unsold =
        confirmed(status, false).stream()
            .filter(each -> each.mode() == Mode.LIVE && bought.containsKey(each.position()))
            .map(each ->
                left(bought.get(each.position()))
                    .amount()
                    .minus(((Confirmed) each.stage()).paid()));
    return Stream.concat(gone, unsold)
        .filter(each -> each.coin().equals(coin))
        .reduce(Amount.zero(coin), Amount::plus);
  }
}
