package dev.flare.e2e.model;

import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.trading.Conversion.Stage.Confirmed;
import dev.flare.trading.Mode;
import dev.flare.trading.Status;
import java.util.List;

/// What happened, to be sure that enough did.
final class Tally {
  int executed;
  int demo;
  int unknown;
  int found;
  int saidByAPerson;
  int deaths;
  int faults;
  int resets;
  int steps;
  int locks;
  int lifted;
  int drifts;
  int writtenOff;

  /// At the end of a life.
  void count(Status status, List<Done> truth, int archives) {
    executed += truth.size();
    resets += archives;
    status.conversions().stream()
        .filter(each -> each.stage() instanceof Confirmed)
        .forEach(each -> {
          demo += each.mode() == Mode.DEMO ? 1 : 0;
          found += ((Confirmed) each.stage()).record().isPresent() ? 1 : 0;
        });
  }

  @Override
  public String toString() {
    return ("%d steps, %d faults, %d deaths, %d conversions really done and %d on paper,"
            + " %d of unknown outcome, of them %d found and %d told by a person, %d resets,"
            + " %d steps behind a lock, %d locks lifted, %d drifts settled and %d positions"
            + " written off by hand")
        .formatted(
            steps,
            faults,
            deaths,
            executed,
            demo,
            unknown,
            found,
            saidByAPerson,
            resets,
            locks,
            lifted,
            drifts,
            writtenOff);
  }
}
