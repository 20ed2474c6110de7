package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.StopLossGuard;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A trader that has closed very many positions.
class LongPastTest {
  private final Floor floor = new Floor();

  /// Positions that were closed long ago, all at a gain of 1.
  private void closed(int count) {
    closed(floor, count);
  }

  private static void closed(Floor floor, int count) {
    floor.buy("BTC");
    Position.Open open = (Position.Open) floor.held().getFirst();
    floor.trader.close("p1").join();
    Records records = records(floor);
    floor.store.transaction(tx -> {
      for (long number = 2; number <= count; number++) {
        Conversion by = converted(open.entry(), number);
        Position.Closed closed = closed(open.entry(), by);
        tx.put(records.closed(), closed);
        tx.append(records.lines(), line(closed));
        tx.put(records.conversions(), by);
      }
      return true;
    });
    floor.crash();
  }

  private static Records records(Floor floor) {
    return Records.in(floor.store, new Switches(true, Mode.DEMO));
  }

  private static Position.Closed closed(Position.Entry like, Conversion by) {
    return new Position.Open(like.part(by.position(), like.amount()), Optional.empty())
        .closing(CloseReason.TAKE_PROFIT, by)
        .closed(like.cost().plus(Floor.usdt("1")), like.openedAt().plus(Duration.ofMinutes(10)));
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

  private static Conversion converted(Position.Entry like, long number) {
    return new Conversion(
        2 * number + 1,
        like.mode(),
        new Purpose.Close(CloseReason.TAKE_PROFIT),
        number,
        like.amount(),
        Floor.USDT,
        like.openedAt(),
        new Stage.Refused(Refusal.NO_QUOTE, "long ago"));
  }

  @Test
  void isCountedWhenABookOfAnEarlierVersionIsOpened() {
    closed(100);

    assertThat(floor.trader.status().statistics().realised()).isEqualTo(Floor.usdt("99"));
    Recount.requireTheSame(floor, "after opening");
  }

  @Test
  void isCountedAnewWhateverStoodInTheFiles() {
    closed(10);
    Records records = records(floor);
    records.results().put(Results.none(Mode.DEMO, Floor.USDT));
    records.unfinished().put(new Unfinished("c1"));
    floor.crash();

    Recount.requireTheSame(floor, "after opening");
  }

  @Test
  void makesAStateAndALookNoMoreExpensive() {
    closed(20);
    Floor experienced = new Floor();
    closed(experienced, 5_000);

    assertThat(cost(experienced)).isLessThan(cost(floor) * 3 / 2);
  }

  @Test
  void makesAnExitNoMoreExpensiveWhereProtectionsLookBack() {
    closed(20);
    Floor experienced = new Floor();
    closed(experienced, 5_000);

    assertThat(costOfAnExit(experienced)).isLessThan(costOfAnExit(floor) * 3 / 2);
  }

  /// Two days after what lies in the past.
  private static long costOfAnExit(Floor floor) {
    floor.protectedBy(
        new StopLossGuard(2, Duration.ofDays(1), Duration.ofHours(1), false),
        new DailyLoss(Percentage.of("90")));
    floor.clock.pass(Duration.ofDays(2));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      floor.buy("BTC");
      String id = floor.held().getFirst().id();
      long before = threads.getCurrentThreadAllocatedBytes();
      floor.trader.close(id).join();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void isReadPageByPageFromTheNewest() {
    closed(50);
    Past past = floor.trader.status().past();

    assertThat(past.closed().limit(2)).extracting(Position::id).containsExactly("p50", "p49");
    assertThat(past.closedBefore("p3").orElseThrow())
        .extracting(Position::id)
        .containsExactly("p2", "p1");
    assertThat(past.closedBefore("p99")).isEmpty();
    assertThat(past.conversionsBefore("c9").orElseThrow())
        .extracting(Conversion::id)
        .containsExactly("c7", "c5", "c2", "c1");
  }

  @Test
  void keepsTheNewestThousandRefusedConversionsOnly() {
    closed(1_100);
    floor.venue.nextQuoteIsRefused("43131");
    floor.buy("BTC");

    List<String> refused =
        floor.trader.status().conversions().stream()
            .filter(each -> each.stage() instanceof Stage.Refused)
            .map(Conversion::id)
            .toList();
    assertThat(refused).hasSize(1_000);
    assertThat(refused).contains("c3").doesNotContain("c5");
  }

  /// Bytes that a state and a round of looking at an open position take at least; unlike time, they
  /// do not depend on what else the machine does.
  private static long cost(Floor floor) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    floor.buy("BTC");
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 200; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      floor.look();
      assertThat(floor.trader.status().held()).hasSize(1);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
