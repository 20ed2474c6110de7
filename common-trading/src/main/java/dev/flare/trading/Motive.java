package dev.flare.trading;

import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Word;
import java.util.List;

/// What of a decision stays with the position that it led to.
///
/// @param takeProfit the gain at which the position is closed
public record Motive(
    Pair pair, long decisionSeq, Label label, List<Word> words, Percentage takeProfit) {
  public Motive {
    words = List.copyOf(words);
  }

  static Motive of(PublishedDecision signal, Percentage takeProfit) {
    Decision decision = signal.decision();
    return new Motive(
        decision.pair(), signal.seq(), decision.label(), decision.words(), takeProfit);
  }
}
