package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetedWireTest {
  private static final ApiCall CALL = ApiCall.get(Endpoint.QUOTE, Map.of());

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire exchange = new ScriptedWire();
  private final SlowBudget budget = new SlowBudget();
  private final List<Duration> left = new ArrayList<>();
  private final Wire wire =
      new BudgetedWire(
          (call, atMost) -> {
            left.add(atMost);
            return exchange.send(call, atMost);
          },
          budget,
          Priority.ENTRY,
          Duration.ofSeconds(2),
          time);

  @Test
  void asksTheBudgetWithItsPriorityForNoLongerThanItsPatience() {
    exchange.always(call -> success("[]"));
    wire.send(CALL, Duration.ofSeconds(5));
    wire.at(Priority.TRIGGERED_EXIT).send(CALL, Duration.ofSeconds(1));

    assertThat(budget.asked).containsExactly("QUOTE ENTRY PT2S", "QUOTE TRIGGERED_EXIT PT1S");
  }

  @Test
  void leavesTheRequestTheTimeThatWaitingDidNotTake() {
    budget.wait = Duration.ofMillis(1500);
    exchange.then(success("[]"));

    wire.send(CALL, Duration.ofSeconds(5));

    assertThat(left).containsExactly(Duration.ofMillis(3500));
  }

  @Test
  void sendsNothingWhenWaitingTookAllTheTime() {
    budget.wait = Duration.ofSeconds(1);

    assertThatThrownBy(() -> wire.send(CALL, Duration.ofSeconds(1)))
        .isInstanceOf(ExchangeUnavailable.class);
    assertThat(exchange.calls).isEmpty();
  }

  @Test
  void tellsTheBudgetOfTooManyRequestsInWhateverForm() {
    exchange
        .then(429, error("429"))
        .then(429, "<html>slow down</html>")
        .then(400, error("429"))
        .then(400, error("40034"))
        .then(502, "<html>");
    for (int i = 0; i < 5; i++) {
      wire.send(CALL, Duration.ofSeconds(5));
    }

    assertThat(budget.refused).containsExactly(Endpoint.QUOTE, Endpoint.QUOTE, Endpoint.QUOTE);
  }

  @Test
  void tellsTheBudgetHowLongTheExchangeWantsToBeLeftAlone() {
    Answer tooMany = new Answer.TooMany("429", Duration.ofSeconds(30));

    assertThat(wireOf(tooMany).send(CALL, Duration.ofSeconds(5))).isEqualTo(tooMany);

    assertThat(budget.rests).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void neverSoundsAsIfNothingWasSentOnceItWas() {
    budget.deaf = true;
    Answer tooMany = new Answer.TooMany("429", Duration.ZERO);

    assertThat(wireOf(tooMany).send(CALL, Duration.ofSeconds(5))).isEqualTo(tooMany);
  }

  private Wire wireOf(Answer answer) {
    return new BudgetedWire(
        (call, atMost) -> answer, budget, Priority.ENTRY, Duration.ofSeconds(2), time);
  }

  /// Lets everybody wait for the same time.
  private final class SlowBudget implements RequestBudget {
    final List<String> asked = new ArrayList<>();
    final List<Endpoint> refused = new ArrayList<>();
    final List<Duration> rests = new ArrayList<>();
    Duration wait = Duration.ZERO;
    boolean deaf;

    @Override
    public void await(Endpoint endpoint, Priority priority, Duration patience) {
      asked.add(endpoint + " " + priority + " " + patience);
      time.pass(wait);
    }

    @Override
    public void refused(Endpoint endpoint, Duration rest) {
      if (deaf) {
        throw new ExchangeUnavailable("Another process does not let go");
      }
      refused.add(endpoint);
      rests.add(rest);
    }
  }
}
