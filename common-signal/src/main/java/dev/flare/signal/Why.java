package dev.flare.signal;

import dev.flare.market.Action;
import dev.flare.market.Decision;
import dev.flare.signal.rule.Situation;
import dev.flare.signal.rule.Step;
import dev.flare.signal.rule.Verdict;
import dev.flare.signal.word.Comparison;
import dev.flare.signal.word.Dictionary;
import java.util.List;

/// Why a decision is what it is, told from what the decision itself holds.
///
/// @param steps what the rule asked, in its order; none when a strategy or settings decided that
///   are no longer in use, or a strategy that does not tell
/// @param confirmation why the action stands, or stands no more
/// @param sequences what the dictionary wants for the label beside the words that were there
public record Why(List<Step> steps, Confirmation confirmation, List<Comparison> sequences) {
  public Why {
    steps = List.copyOf(steps);
    sequences = List.copyOf(sequences);
  }

  /// What became of the rule's action.
  public enum Confirmation {
    /// The rule wants neither to buy nor to sell.
    NO_ACTION,
    /// The dictionary does not name the label, so its action passes.
    UNFILTERED,
    /// A sell without any word before it passes.
    FIRST_EXIT,
    CONFIRMED,
    /// None of the label's sequences is there.
    UNCONFIRMED,
    /// Another dictionary than the one in use was asked.
    OTHER_DICTIONARY
  }

  /// @param method the one in use
  public static Why of(Decision decision, AnalysisMethod method) {
    Dictionary dictionary = method.dictionary();
    boolean same = decision.dictionary().equals(dictionary.edition());
    List<Comparison> sequences =
        same ? dictionary.comparisons(decision.label(), decision.words()) : List.of();
    return new Why(
        steps(decision, method),
        same ? confirmation(decision, sequences) : Confirmation.OTHER_DICTIONARY,
        sequences);
  }

  private static List<Step> steps(Decision decision, AnalysisMethod method) {
    Situation situation = Situation.named(decision.indicators(), method.settings().rule());
    Verdict told = new Verdict(decision.label(), decision.raw());
    boolean same =
        decision.strategy().equals(method.strategy().name())
            && situation.votes().byName().equals(decision.votes())
            && method.strategy().judge(situation).equals(told);
    return same ? method.strategy().steps(situation) : List.of();
  }

  private static Confirmation confirmation(Decision decision, List<Comparison> sequences) {
    if (decision.raw() == Action.NONE) {
      return Confirmation.NO_ACTION;
    }
    if (decision.words().isEmpty() && decision.raw().sells()) {
      return Confirmation.FIRST_EXIT;
    }
    if (sequences.isEmpty()) {
      return Confirmation.UNFILTERED;
    }
    return sequences.stream().anyMatch(Comparison::matches)
        ? Confirmation.CONFIRMED
        : Confirmation.UNCONFIRMED;
  }
}
