package dev.flare.trading;

import dev.flare.benchmark.Length;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.protection.CoinChoice;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.StopLossGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a state, a round, a page of trades and a trade take with 50 closed positions and with
/// 50,000. Both take turns, so that what else the machine does strikes both alike.
public final class LongPast {
  private static final int FEW = 50;
  private static final int MANY = 50_000;
  private static final int LEGS = Length.of(40);
  private static final int PAGE = 50;
  private static final Duration LONG_AGO = Duration.ofDays(30);
  private static final Protections LOOKING_BACK =
      new Protections(
          List.of(
              new StopLossGuard(3, Duration.ofDays(1), Duration.ofHours(1), false),
              new DailyLoss(Percentage.of("5"))),
          OptionalInt.empty(),
          CoinChoice.ANY);

  private LongPast() {}

  /// Measures and prints a table in Markdown.
  public static void print() throws InterruptedException {
    Trader few = with(FEW);
    Trader many = with(MANY);
    System.out.printf("%n| what | µs with %,d closed positions | with %,d | ratio |%n", FEW, MANY);
    System.out.println("| --- | --- | --- | --- |");
    race("a state", few, many, trader -> trader.status().statistics().closed());
    race("a page of 50 trades", few, many, LongPast::page);
    RapidLoop.Pace pace = new RapidLoop.Pace(Duration.ofSeconds(1), Duration.ZERO);
    RapidLoop roundOfFew = few.rapid(pace);
    RapidLoop roundOfMany = many.rapid(pace);
    race("a round", few, many, trader -> round(trader == few ? roundOfFew : roundOfMany));
    race("buying and selling under protections", few, many, LongPast::trade);
  }

  private static long trade(Trader trader) {
    trader.decided(Bench.signal("C2", trader.lastSignal().seq() + 1));
    trader.close(trader.status().held().getFirst().id()).join();
    return trader.status().held().size();
  }

  /// Something to be measured.
  private interface Work {
    long done(Trader trader);
  }

  private static long page(Trader trader) {
    return trader.status().past().closed().limit(PAGE).count();
  }

  private static long round(RapidLoop rapid) {
    try {
      rapid.round();
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static void race(String what, Trader few, Trader many, Work work) {
    List<Double> ofFew = new ArrayList<>();
    List<Double> ofMany = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int leg = 0; leg < LEGS; leg++) {
      double one = micros(few, work);
      double other = micros(many, work);
      if (leg >= LEGS / 4) {
        ofFew.add(one);
        ofMany.add(other);
        ratios.add(other / one);
      }
    }
    System.out.printf(
        "| %s | %.1f | %.1f | %.2f |%n", what, median(ofFew), median(ofMany), median(ratios));
  }

  private static double micros(Trader trader, Work work) {
    long began = System.nanoTime();
    long times = 0;
    long done = 0;
    while (System.nanoTime() - began < Duration.ofMillis(50).toNanos()) {
      done += work.done(trader);
      times++;
    }
    if (done == 0) {
      throw new IllegalStateException("Nothing was done");
    }
    return (System.nanoTime() - began) / 1000.0 / times;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /// A trader with so many closed positions and one open.
  private static Trader with(int closed) {
    OnePrice venue = new OnePrice(Duration.ZERO);
    Bench bench = new Bench(venue, 2, Runnable::run);
    bench.buy("C1");
    Position.Open open = (Position.Open) bench.trader.status().held().getFirst();
    Records records = Records.in(bench.store, new Switches(true, Mode.DEMO));
    bench.store.transaction(tx -> {
      for (long number = 2; number <= closed + 1; number++) {
        Position.Closed past = closed(open.entry(), number);
        tx.put(records.closed(), past);
        tx.append(records.lines(), line(past));
        tx.put(records.conversions(), refused(open.entry(), number));
      }
      return true;
    });
    return bench.open(venue, 2, Runnable::run, LOOKING_BACK);
  }

  private static LedgerLine line(Position.Closed closed) {
    return new LedgerLine(
        closed.closedAt(),
        Mode.DEMO,
        LedgerLine.Kind.CLOSED,
        Optional.of(closed.id()),
        closed.proceeds(),
        closed.proceeds());
  }

  private static Position.Closed closed(Position.Entry like, long number) {
    Position.Entry entry =
        new Position.Entry(
            number,
            like.mode(),
            like.motive(),
            like.cost(),
            like.amount(),
            like.openedAt().minus(LONG_AGO),
            "c" + 2 * number);
    return new Position.Closed(
        entry,
        Optional.empty(),
        CloseReason.TAKE_PROFIT,
        Optional.of("c" + (2 * number + 1)),
        like.cost().plus(like.cost().shareOf(100)),
        like.openedAt().minus(LONG_AGO).plusSeconds(600));
  }

  private static Conversion refused(Position.Entry like, long number) {
    return new Conversion(
        2 * number + 1,
        like.mode(),
        new Purpose.Close(CloseReason.TAKE_PROFIT),
        number,
        like.amount(),
        Bench.USDT,
        like.openedAt(),
        new Stage.Refused(Refusal.NO_QUOTE, "long ago"));
  }
}
