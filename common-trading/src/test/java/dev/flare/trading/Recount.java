package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a trader counts along, counted from scratch.
final class Recount {
  private Recount() {}

  static void requireTheSame(Floor floor, String moment) {
    Status status = floor.trader.status();
    List<Position.Closed> closed = status.closed();
    Statistics statistics = status.statistics();
    assertThat(statistics.closed()).as("closed %s", moment).isEqualTo(closed.size());
    assertThat(statistics.wins()).as("wins %s", moment).isEqualTo(ofSign(closed, 1));
    assertThat(statistics.losses()).as("losses %s", moment).isEqualTo(ofSign(closed, -1));
    assertThat(statistics.draws()).as("draws %s", moment).isEqualTo(ofSign(closed, 0));
    assertThat(statistics.realised()).as("realised %s", moment).isEqualTo(realised(closed));
    List<Percentage> changes =
        closed.stream().map(Position.Closed::realisedPercentage).sorted().toList();
    assertThat(statistics.best())
        .as("best %s", moment)
        .isEqualTo(changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast()));
    assertThat(statistics.worst())
        .as("worst %s", moment)
        .isEqualTo(changes.isEmpty() ? Optional.empty() : Optional.of(changes.getFirst()));
    assertThat(statistics.averageHolding())
        .as("holding %s", moment)
        .isEqualTo(
            closed.stream()
                .map(Position.Closed::held)
                .reduce(Duration::plus)
                .map(sum -> sum.dividedBy(closed.size())));
    requireTheUnfinished(floor, moment);
  }

  private static void requireTheUnfinished(Floor floor, String moment) {
    Records records = Records.in(floor.store, new Switches(true, Mode.DEMO));
    View now = floor.store.view();
    assertThat(records.unfinished(now))
        .as("unfinished %s", moment)
        .isEqualTo(now.all(records.conversions()).stream().filter(it -> !it.isFinal()).toList());
  }

  private static int ofSign(List<Position.Closed> closed, int sign) {
    return (int) closed.stream().filter(it -> it.realised().value().signum() == sign).count();
  }

  private static Amount realised(List<Position.Closed> closed) {
    return closed.stream()
        .map(Position.Closed::realised)
        .reduce(Amount.zero(Floor.USDT), Amount::plus);
  }
}
