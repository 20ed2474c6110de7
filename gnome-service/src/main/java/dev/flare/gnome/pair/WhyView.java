package dev.flare.gnome.pair;

import dev.flare.market.DecisionMessage;
import dev.flare.market.Word;
import dev.flare.signal.Why;
import dev.flare.signal.rule.Fact;
import dev.flare.signal.rule.Step;
import dev.flare.signal.word.Comparison;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a decision is what it is, as it travels.
record WhyView(
    DecisionMessage decision,
    List<StepView> steps,
    String confirmation,
    List<SequenceView> sequences) {

  static WhyView of(DecisionMessage decision, Why why) {
    return new WhyView(
        decision,
        why.steps().stream().map(StepView::of).toList(),
        lower(why.confirmation()),
        why.sequences().stream().map(SequenceView::of).toList());
  }

  /// @param kind `row` or `gate`
  record StepView(String kind, String label, boolean holds, List<FactView> facts) {
    static StepView of(Step step) {
      return new StepView(
          lower(step.kind()),
          step.label().name(),
          step.holds(),
          step.facts().stream().map(FactView::of).toList());
    }
  }

  /// @param found null where it is not known
  record FactView(String name, boolean holds, @Nullable Double found, double limit) {
    static FactView of(Fact fact) {
      return new FactView(
          fact.name(),
          fact.holds(),
          Double.isFinite(fact.found()) ? fact.found() : null,
          fact.limit());
    }
  }

  /// @param fitting how many of the places fit
  record SequenceView(boolean matches, int fitting, List<PlaceView> places) {
    static SequenceView of(Comparison comparison) {
      return new SequenceView(
          comparison.matches(),
          comparison.fitting(),
          comparison.places().stream().map(PlaceView::of).toList());
    }
  }

  /// @param wanted a word, `!` and a word that must not be there, or `*`
  /// @param found null where there is no word yet
  record PlaceView(String wanted, @Nullable String found, boolean fits) {
    static PlaceView of(Comparison.Place place) {
      return new PlaceView(
          place.wanted(), place.found().map(Word::letters).orElse(null), place.fits());
    }
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
