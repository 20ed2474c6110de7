package dev.flare.signal.rule;

import dev.flare.market.Label;
import java.util.List;

/// One question of a rule, for whoever wants to follow how it came to its verdict.
///
/// @param label what the situation is called if this row is the first that holds; for a gate, what
///   it was called
/// @param holds whether the condition is met; that of a gate, whether it lets the action through
/// @param facts what the condition looks at; none where it always holds
public record Step(Kind kind, Label label, boolean holds, List<Fact> facts) {
  /// What follows from a step.
  public enum Kind {
    /// The first of them that holds names the situation.
    ROW,
    /// Takes the action away unless it holds; the name stays.
    GATE
  }

  public Step {
    facts = List.copyOf(facts);
  }

  static Step row(Label label, boolean holds, Fact... facts) {
    return new Step(Kind.ROW, label, holds, List.of(facts));
  }

  static Step gate(Label label, boolean open, Fact... facts) {
    return new Step(Kind.GATE, label, open, List.of(facts));
  }
}
