package dev.flare.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.market.Action;
import dev.flare.market.Label;
import dev.flare.market.Word;
import dev.flare.signal.rule.RuleSettings;
import dev.flare.signal.rule.Situation;
import dev.flare.signal.rule.Step;
import dev.flare.signal.rule.Strategies;
import dev.flare.signal.rule.Strategy;
import dev.flare.signal.rule.Verdict;
import dev.flare.signal.word.Dictionary;
import dev.flare.signal.word.WordHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule, the words and the dictionary against every recorded decision, given the readings
/// recorded with it.
class GoldenTest {
  private final Strategy strategy = Strategies.installed().named(Strategies.DEFAULT);
  private final Dictionary dictionary = Dictionary.shipped();

  private record Outcome(
      int candle, String label, Action raw, List<String> words, Action confirmed) {
    static Outcome recorded(GoldenRow row) {
      return new Outcome(row.index(), row.label(), row.raw(), row.words(), row.confirmed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BINANCE_BTCUSDT_5m, 10000",
    "BINANCE_DOGEUSDT_5m, 4000",
    "BINANCE_ETHUSDT_15m, 4000",
    "KUCOIN_USDCUSDT_1m, 4000"
  })
  void decidesEveryRecordedCandleAsRecorded(String name, int rows) {
    GoldenFile golden = GoldenFile.named(name);

    assertThat(decided(golden.rows()))
        .hasSize(rows)
        .isEqualTo(golden.rows().stream().map(Outcome::recorded).toList());
  }

  @ParameterizedTest
  @CsvSource({"BINANCE_BTCUSDT_5m", "KUCOIN_USDCUSDT_1m"})
  void derivesVolatilityAndTakeProfitAsRecorded(String name) {
    for (GoldenRow row : GoldenFile.named(name).rows()) {
      var readings = row.situation().readings();
      assertThat(readings.volatility()).isCloseTo(row.number("vol"), within(1e-12));
      assertThat(readings.takeProfit()).isCloseTo(row.number("tpsl"), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"BINANCE_BTCUSDT_5m", "BINANCE_ETHUSDT_15m", "KUCOIN_USDCUSDT_1m"})
  void everyDecisionFollowsFromItsNumbersAndFromTheFirstStepThatHolds(String name) {
    for (GoldenRow row : GoldenFile.named(name).rows()) {
      Situation situation = row.situation();
      Situation again = Situation.named(situation.byName(), RuleSettings.DEFAULTS);
      assertThat(again.votes().byName()).isEqualTo(situation.votes().byName());
      assertThat(strategy.judge(again)).isEqualTo(strategy.judge(situation));
      assertThat(followed(strategy.steps(again))).isEqualTo(strategy.judge(situation));
    }
  }

  /// The verdict that somebody comes to who follows the steps.
  private static Verdict followed(List<Step> steps) {
    Label label =
        steps.stream()
            .filter(each -> each.kind() == Step.Kind.ROW && each.holds())
            .findFirst()
            .orElseThrow()
            .label();
    boolean open = steps.stream().allMatch(each -> each.kind() == Step.Kind.ROW || each.holds());
    return new Verdict(label, open ? action(label) : Action.NONE);
  }

  private static Action action(Label label) {
    return switch (label) {
      case BULL_ENTRY, BEAR_ENTRY, NO_TREND_ENTRY -> Action.BUY;
      case BULL_EXIT, BEAR_EXIT -> Action.SELL;
      case WEAK_BULL, WEAK_BEAR, NO_TREND_NO_ACTION -> Action.NONE;
    };
  }

  private List<Outcome> decided(List<GoldenRow> rows) {
    List<Outcome> outcomes = new ArrayList<>();
    WordHistory history = WordHistory.empty(SignalSettings.DEFAULTS.wordHistoryLength());
    for (GoldenRow row : rows) {
      Verdict verdict = strategy.judge(row.situation());
      history = history.followedBy(verdict.action());
      outcomes.add(outcome(row, verdict, history.words()));
    }
    return outcomes;
  }

  private Outcome outcome(GoldenRow row, Verdict verdict, List<Word> words) {
    return new Outcome(
        row.index(),
        verdict.label().name(),
        verdict.action(),
        words.stream().map(Word::letters).toList(),
        dictionary.confirm(verdict, words));
  }
}
