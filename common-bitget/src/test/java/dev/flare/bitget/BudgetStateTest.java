package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetStateTest {
  private static final long MILLI = Duration.ofMillis(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace quotes = Pace.of(Endpoint.QUOTE, 1);
  private final BudgetState state = BudgetState.fresh(0);

  @Test
  void servesTheMoreUrgentFirstAndEqualsInTheirOrder() {
    exhaust();
    Map<String, BudgetTicket> waiting = new TreeMap<>();
    waiting.put("display", ticket(Priority.DISPLAY, 1));
    waiting.put("entry", ticket(Priority.ENTRY, 2));
    waiting.put("second exit", ticket(Priority.EXIT, 4));
    waiting.put("first exit", ticket(Priority.EXIT, 3));
    waiting.put("triggered", ticket(Priority.TRIGGERED_EXIT, 5));

    assertThat(served(waiting, 10 * MILLI))
        .containsExactly("triggered", "first exit", "second exit", "entry", "display");
  }

  @Test
  void givesEveryFifthTurnToTheLeastUrgentSoThatNobodyStarves() {
    exhaust();
    Map<String, BudgetTicket> waiting = new TreeMap<>();
    for (int i = 1; i <= 9; i++) {
      waiting.put("exit " + i, ticket(Priority.EXIT, i));
    }
    waiting.put("first entry", ticket(Priority.ENTRY, 10));
    waiting.put("second entry", ticket(Priority.ENTRY, 11));

    assertThat(served(waiting, 10 * MILLI))
        .containsExactly(
            "exit 1",
            "exit 2",
            "exit 3",
            "exit 4",
            "first entry",
            "exit 5",
            "exit 6",
            "exit 7",
            "exit 8",
            "second entry",
            "exit 9");
  }

  @Test
  void letsNoTradeOfOthersGoBeforeThoseThatClose() {
    Pace trades = Pace.of(Endpoint.TRADE, 1);
    BudgetTicket first = ticket(Endpoint.TRADE, Priority.TRIGGERED_EXIT, -99);
    while (state.admit(first, trades, 0) == 0) {}
    state.leave(first);
    Map<String, BudgetTicket> waiting = new TreeMap<>();
    for (int i = 1; i <= 7; i++) {
      waiting.put("exit " + i, ticket(Endpoint.TRADE, Priority.TRIGGERED_EXIT, i));
    }
    waiting.put("entry", ticket(Endpoint.TRADE, Priority.ENTRY, 0));

    assertThat(served(waiting, trades, 10 * MILLI)).hasSize(8).endsWith("entry");
  }

  @Test
  void countsTurnsAcrossProcesses() {
    exhaust();
    BudgetTicket entry = ticket(Priority.ENTRY, 1);
    state.admit(entry, quotes, 0);
    BudgetState next = state;
    for (int turn = 1; turn <= 4; turn++) {
      long now = turn * 200 * MILLI;
      assertThat(next.admit(ticket(Priority.EXIT, turn), quotes, now)).isZero();
      assertThat(next.admit(entry, quotes, now)).isPositive();
      next = BudgetState.parse(next.text(now), now);
    }

    assertThat(next.admit(ticket(Priority.EXIT, 9), quotes, SECOND)).isPositive();
    assertThat(next.admit(entry, quotes, SECOND)).isZero();
  }

  @Test
  void letsNobodyOvertakeWithoutBeingMoreUrgent() {
    exhaust();
    BudgetTicket first = ticket(Priority.ENTRY, 1);
    state.admit(first, quotes, 0);

    assertThat(state.admit(ticket(Priority.ENTRY, 2), quotes, 200 * MILLI)).isPositive();
    assertThat(state.admit(first, quotes, 200 * MILLI)).isZero();
  }

  @Test
  void forgetsAWaitingRequestWhoseProcessDied() {
    exhaust();
    state.admit(ticket(Priority.TRIGGERED_EXIT, 1), quotes, 0);
    BudgetTicket alive = ticket(Priority.DISPLAY, 2);

    assertThat(state.admit(alive, quotes, SECOND - MILLI)).isZero();
    exhaustAt(SECOND - MILLI);
    state.admit(ticket(Priority.TRIGGERED_EXIT, 3), quotes, SECOND - MILLI);
    assertThat(state.admit(alive, quotes, SECOND + 199 * MILLI)).isPositive();
    assertThat(state.admit(alive, quotes, 2 * SECOND)).isZero();
  }

  @Test
  void passesFromOneProcessToTheNextAsText() {
    exhaust();
    BudgetTicket exit = ticket(Priority.EXIT, 1);
    state.admit(exit, quotes, 0);
    state.refused(Endpoint.TRADE, Duration.ZERO, 0, 1, 0.5);
    BudgetState next = BudgetState.parse(state.text(1), 1);

    assertThat(next.text(1)).isEqualTo(state.text(1));
    assertThat(next.admit(ticket(Priority.ENTRY, 2), quotes, 200 * MILLI)).isPositive();
    assertThat(next.admit(exit, quotes, 200 * MILLI)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "flare-budget-1",
        "flare-budget-1 0\nstop 1000000000000",
        "flare-budget-1 soon\nend",
        "flare-budget-1 0\nstop\nend",
        "flare-budget-1 0\ndue NOTHING 1000000000000\nend",
        "flare-budget-1 0\nfrom tomorrow\nend",
        "flare-budget-2000 9999999999999999999\nend",
        "flare-budget-1 5000000000\nstop 1000000000000\nend"
      })
  void beginsAnewWhenTheTextIsCutForeignOrFromBeforeARestart(String text) {
    assertThat(BudgetState.parse(text, SECOND).text(SECOND))
        .isEqualTo(BudgetState.fresh(SECOND).text(SECOND));
  }

  @Test
  void believesNoWaitThatIsLongerThanItCanBe() {
    BudgetState odd =
        BudgetState.parse(
            "flare-budget-1 0\nstop %d\ndue QUOTE %d\nend\n".formatted(Long.MAX_VALUE, SECOND * 99),
            0);

    assertThat(odd.admit(ticket(Priority.EXIT, 1), quotes, 0)).isEqualTo(300 * SECOND);
  }

  @Test
  void countsRefusalsThatComeTogetherOnce() {
    for (int i = 0; i < 20; i++) {
      state.refused(Endpoint.QUOTE, Duration.ZERO, i, 1, 0);
    }

    assertThat(state.admit(ticket(Priority.EXIT, 1), quotes, 0)).isEqualTo(SECOND);
  }

  @Test
  void restsTwiceAsLongEachTimeAndThenStopsEverythingForFiveMinutes() {
    List<Long> rests = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 8; i++) {
      state.refused(Endpoint.QUOTE, Duration.ZERO, now, 1, 0);
      long rest = state.admit(ticket(Priority.EXIT, i), quotes, now);
      rests.add(rest / SECOND);
      now += rest;
    }

    assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 300L);
    BudgetTicket trade = new BudgetTicket(Endpoint.TRADE, Priority.TRIGGERED_EXIT, 0, 0);
    assertThat(state.admit(trade, Pace.of(Endpoint.TRADE, 1), now - MILLI)).isEqualTo(MILLI);
    assertThat(state.admit(trade, Pace.of(Endpoint.TRADE, 1), now)).isZero();
  }

  @Test
  void forgivesARefusalAfterAMinuteWithoutOne() {
    state.refused(Endpoint.QUOTE, Duration.ZERO, 0, 1, 0);
    state.refused(Endpoint.QUOTE, Duration.ZERO, 61 * SECOND, 1, 0);

    assertThat(state.admit(ticket(Priority.EXIT, 1), quotes, 61 * SECOND)).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "30, 30", "300, 300", "301, 300", "999999999, 300"})
  void restsAsLongAsItIsAskedToUpToFiveMinutes(long asked, long rest) {
    state.refused(Endpoint.QUOTE, Duration.ofSeconds(asked), 0, 1, 0);
    BudgetState next = BudgetState.parse(state.text(0), 0);

    assertThat(next.admit(ticket(Priority.EXIT, 1), quotes, 0)).isEqualTo(rest * SECOND);
  }

  @Test
  void keepsARestToItsOwnEndpoint() {
    state.refused(Endpoint.QUOTE, Duration.ZERO, 0, 1, 0);

    assertThat(
            state.admit(
                new BudgetTicket(Endpoint.TRADE, Priority.EXIT, 0, 0),
                Pace.of(Endpoint.TRADE, 1),
                0))
        .isZero();
  }

  private void exhaust() {
    exhaustAt(0);
  }

  private void exhaustAt(long now) {
    while (state.admit(ticket(Priority.TRIGGERED_EXIT, -99), quotes, now) == 0) {}
    state.leave(ticket(Priority.TRIGGERED_EXIT, -99));
  }

  /// In which order they are served when all of them look every `step`.
  private List<String> served(Map<String, BudgetTicket> waiting, long step) {
    return served(waiting, quotes, step);
  }

  private List<String> served(Map<String, BudgetTicket> waiting, Pace pace, long step) {
    List<String> order = new ArrayList<>();
    waiting.values().forEach(ticket -> state.admit(ticket, pace, 0));
    for (long now = 0; !waiting.isEmpty(); now += step) {
      long moment = now;
      waiting
          .entrySet()
          .removeIf(entry -> {
            boolean turn = state.admit(entry.getValue(), pace, moment) == 0;
            if (turn) {
              order.add(entry.getKey());
            }
            return turn;
          });
    }
    return order;
  }

  private static BudgetTicket ticket(Priority priority, long since) {
    return ticket(Endpoint.QUOTE, priority, since);
  }

  private static BudgetTicket ticket(Endpoint endpoint, Priority priority, long since) {
    return new BudgetTicket(endpoint, priority, since, 0);
  }
}
