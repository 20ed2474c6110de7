package dev.flare.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Action;
import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Word;
import dev.flare.signal.Why.Confirmation;
import dev.flare.signal.indicator.IndicatorSettings;
import dev.flare.signal.rule.Fact;
import dev.flare.signal.rule.RuleSettings;
import dev.flare.signal.rule.Step;
import dev.flare.signal.rule.Strategies;
import dev.flare.signal.word.Comparison;
import dev.flare.signal.word.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static final AnalysisMethod METHOD = AnalysisMethod.standard();
  private static final List<Decision> MADE = decided(3000);

  @Test
  void tellsOfEveryDecisionTheRowThatNamedIt() {
    for (Decision decision : MADE) {
      List<Step> steps = Why.of(decision, METHOD).steps();
      assertThat(steps).filteredOn(Step::holds).first().returns(decision.label(), Step::label);
    }
  }

  @Test
  void confirmsExactlyWhatTheDecisionConfirmed() {
    Set<Confirmation> met = EnumSet.noneOf(Confirmation.class);
    for (Decision decision : MADE) {
      Confirmation confirmation = Why.of(decision, METHOD).confirmation();
      met.add(confirmation);
      assertThat(decision.confirmed() != Action.NONE).isEqualTo(passes(confirmation));
    }
    assertThat(met)
        .contains(Confirmation.NO_ACTION, Confirmation.CONFIRMED, Confirmation.UNCONFIRMED);
  }

  @Test
  void showsAGateThatTookTheActionAway() {
    Decision held = first(each -> each.label() == Label.BULL_ENTRY && each.raw() == Action.NONE);

    Step gate = Why.of(held, METHOD).steps().getLast();

    assertThat(gate.kind()).isEqualTo(Step.Kind.GATE);
    assertThat(gate.holds()).isFalse();
    assertThat(gate.facts())
        .containsExactly(
            new Fact("volatilityRises", true, 1, 1), new Fact("takeProfitRises", true, 1, 1));
  }

  @Test
  void putsTheWordsBesideEachSequenceOfTheLabel() {
    Decision decision = with(Label.BULL_ENTRY, Action.BUY, "EHMP FHNP BDNP");

    Why why = Why.of(decision, METHOD);

    assertThat(why.confirmation()).isEqualTo(Confirmation.UNCONFIRMED);
    assertThat(why.sequences()).extracting(Comparison::fitting).containsExactly(2, 2);
    assertThat(why.sequences().getFirst().places().getFirst())
        .isEqualTo(new Comparison.Place("FHNP", Optional.of(Word.parse("EHMP")), false));
  }

  @Test
  void saysWhereAWordIsNotWrittenYet() {
    Why why = Why.of(with(Label.BULL_ENTRY, Action.BUY, "FHNP BDNP"), METHOD);

    assertThat(why.sequences().getFirst().places())
        .containsExactly(
            new Comparison.Place("FHNP", Optional.empty(), false),
            new Comparison.Place("FHNP", Optional.of(Word.parse("FHNP")), true),
            new Comparison.Place("BDNP", Optional.of(Word.parse("BDNP")), true));
  }

  @Test
  void tellsAFirstExitFromALabelThatNobodyFilters() {
    assertThat(Why.of(with(Label.BULL_EXIT, Action.SELL, ""), METHOD).confirmation())
        .isEqualTo(Confirmation.FIRST_EXIT);
    assertThat(Why.of(with(Label.NO_TREND_ENTRY, Action.BUY, "BDNP"), METHOD).confirmation())
        .isEqualTo(Confirmation.UNFILTERED);
  }

  @Test
  void saysNothingOfARuleOrADictionaryThatDidNotDecide() {
    Decision decision = MADE.getLast();
    AnalysisMethod main =
        new AnalysisMethod(
            SignalSettings.DEFAULTS,
            Strategies.installed().named("MainStrategy"),
            Dictionary.parse("mine", "BULL_EXIT: EHIL"));
    AnalysisMethod stricter =
        new AnalysisMethod(
            new SignalSettings(
                IndicatorSettings.DEFAULTS, RuleSettings.DEFAULTS.withTrendSupportRatio(0.9), 5),
            METHOD.strategy(),
            METHOD.dictionary());

    assertThat(Why.of(decision, main))
        .isEqualTo(new Why(List.of(), Confirmation.OTHER_DICTIONARY, List.of()));
    Decision supported =
        first(each ->
            each.label() == Label.BULL_ENTRY
                && each.indicators().getOrDefault("adx", 99.0) < 20
                && each.indicators().getOrDefault("bullSupport", 1.0) < 0.9);
    assertThat(Why.of(supported, METHOD).steps()).isNotEmpty();
    assertThat(Why.of(supported, stricter).steps()).isEmpty();
  }

  @Test
  void readsASeriesAgainAsItWasDecided() {
    List<Candle> candles = SyntheticCandles.of(1, 1000);

    List<ReadAgain> read =
        ReadAgain.all(candles, IndicatorSettings.DEFAULTS, SyntheticCandles.GRANULARITY);

    assertThat(read).hasSize(1000);
    for (int each = 0; each < 20; each++) {
      Decision decision = MADE.get(1000 - 100 - each);
      ReadAgain same = read.get(999 - each);
      assertThat(same.openedAt()).isEqualTo(decision.candleAt());
      assertThat(decision.indicators()).containsAllEntriesOf(same.values());
    }
  }

  private static boolean passes(Confirmation confirmation) {
    return switch (confirmation) {
      case CONFIRMED, UNFILTERED, FIRST_EXIT -> true;
      case NO_ACTION, UNCONFIRMED, OTHER_DICTIONARY -> false;
    };
  }

  private static Decision first(Predicate<Decision> wanted) {
    return MADE.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Decision with(Label label, Action raw, String words) {
    Decision any = MADE.getFirst();
    return new Decision(
        any.pair(),
        any.granularity(),
        any.candleAt(),
        any.rate(),
        label,
        raw,
        Action.NONE,
        Arrays.stream(words.split(" ")).filter(each -> !each.isEmpty()).map(Word::parse).toList(),
        any.volatility(),
        any.takeProfit(),
        any.strategy(),
        any.dictionary(),
        Map.of(),
        Map.of());
  }

  private static List<Decision> decided(int candles) {
    PairAnalyst analyst =
        new PairAnalyst(Pair.of("BTC", "USDT"), SyntheticCandles.GRANULARITY, METHOD);
    List<Decision> made = new ArrayList<>();
    SyntheticCandles.of(1, candles).forEach(each -> analyst.analyse(each).ifPresent(made::add));
    return made;
  }
}
