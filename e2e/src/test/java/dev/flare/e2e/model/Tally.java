package dev.flare.e2e.model;

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

  @Override
  public String toString() {
    return ("%d steps, %d faults, %d deaths, %d conversions really done and %d on paper,"
            + " %d of unknown outcome, of them %d found and %d told by a person, %d resets")
        .formatted(steps, faults, deaths, executed, demo, unknown, found, saidByAPerson, resets);
  }
}
