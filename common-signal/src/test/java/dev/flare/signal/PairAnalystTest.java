package dev.flare.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.market.Action;
import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Vote;
import dev.flare.signal.candlestick.CandlestickPattern;
import dev.flare.signal.rule.Situation;
import dev.flare.signal.rule.Strategies;
import dev.flare.signal.rule.Strategy;
import dev.flare.signal.rule.Verdict;
import dev.flare.signal.word.Dictionary;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PairAnalystTest {
  private static final Pair PAIR = Pair.of("BTC", "USDT");
  private static final List<Candle> CANDLES = SyntheticCandles.of(11, 300);

  private final PairAnalyst analyst = analyst(AnalysisMethod.standard());

  /// Sells always.
  private record Seller() implements Strategy {
    @Override
    public String name() {
      return "Seller";
    }

    @Override
    public Verdict judge(Situation situation) {
      return new Verdict(Label.BEAR_EXIT, Action.SELL);
    }
  }

  @Test
  void decidesNothingBeforeAHundredCandles() {
    for (Candle candle : CANDLES.subList(0, 99)) {
      assertThat(analyst.analyse(candle)).isEmpty();
    }

    assertThat(analyst.memory()).isEmpty();
    assertThat(analyst.analyse(CANDLES.get(99))).isPresent();
  }

  @Test
  void candlesOfTheWarmUpCountButAreNotDecided() {
    analyst.warmUp(CANDLES.subList(0, 99));

    assertThat(analyst.memory()).isEmpty();
    assertThat(analyst.latest()).contains(SyntheticCandles.at(98));
    assertThat(analyst.analyse(CANDLES.get(99))).isPresent();
  }

  @Test
  void aDecisionSaysWhatWasSeen() {
    analyst.warmUp(CANDLES.subList(0, 200));
    Decision decision = analyst.analyse(CANDLES.get(200)).orElseThrow();

    assertThat(decision.pair()).isEqualTo(PAIR);
    assertThat(decision.candleAt()).isEqualTo(SyntheticCandles.at(200));
    assertThat(decision.rate()).isEqualByComparingTo(CANDLES.get(200).rate());
    assertThat(decision.strategy()).isEqualTo("ExtendedMainStrategy");
    assertThat(decision.dictionary()).isEqualTo(Dictionary.shipped().edition()).startsWith("1-");
    assertThat(decision.words()).isEmpty();
    assertThat(decision.indicators())
        .containsKeys("macd", "psar", "stochK", "vwap", "adl", "rocDirection", "bullSupport");
    assertThat(decision.votes()).hasSize(18).containsKeys("trend", "macd", "divergence");
  }

  @Test
  void everyNameInADecisionIsInTheReference() throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "reference", "indicators.md"));
    analyst.warmUp(CANDLES.subList(0, 200));
    Decision decision = analyst.analyse(CANDLES.get(200)).orElseThrow();

    assertThat(decision.indicators().keySet())
        .filteredOn(name ->
            Arrays.stream(CandlestickPattern.values()).noneMatch(each -> each.key().equals(name)))
        .filteredOn(name -> !name.equals("close"))
        .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
  }

  @Test
  void percentagesAreRoundedToEightDecimals() {
    analyst.warmUp(CANDLES.subList(0, 200));
    Decision decision = analyst.analyse(CANDLES.get(200)).orElseThrow();
    double atr = decision.indicators().getOrDefault("atr", 0.0);
    double exact = 100 * atr / CANDLES.get(200).close();

    assertThat(decision.volatility())
        .hasValueSatisfying(each -> {
          assertThat(each.value().scale()).isLessThanOrEqualTo(8);
          assertThat(each.value().subtract(BigDecimal.valueOf(exact)).abs())
              .isLessThanOrEqualTo(new BigDecimal("0.000000005"));
        });
  }

  @Test
  void aGapIsRefusedAndNamesTheMissingCandle() {
    analyst.warmUp(CANDLES.subList(0, 100));

    assertThatExceptionOfType(CandleOutOfSequence.class)
        .isThrownBy(() -> analyst.analyse(CANDLES.get(101)))
        .withMessage(
            "BTCUSDT: candle 2024-01-01T08:25:00Z leaves a gap; feed the one of"
                + " 2024-01-01T08:20:00Z first")
        .extracting(CandleOutOfSequence::expected)
        .isEqualTo(SyntheticCandles.at(100));
  }

  @Test
  void aRepeatedOrLateCandleIsRefusedAndChangesNothing() {
    PairAnalyst undisturbed = analyst(AnalysisMethod.standard());
    undisturbed.warmUp(CANDLES.subList(0, 150));
    analyst.warmUp(CANDLES.subList(0, 150));

    for (int index : new int[] {149, 20}) {
      assertThatExceptionOfType(CandleOutOfSequence.class)
          .isThrownBy(() -> analyst.analyse(CANDLES.get(index)))
          .withMessageEndingWith("is past; the next is that of 2024-01-01T12:30:00Z");
    }
    assertThat(analyst.analyse(CANDLES.get(150))).isEqualTo(undisturbed.analyse(CANDLES.get(150)));
  }

  @Test
  void aCandleDecidedBeforeTheRestartIsNotDecidedAgain() {
    analyst.warmUp(CANDLES.subList(0, 150));
    analyst.analyse(CANDLES.get(150));
    PairAnalyst next =
        new PairAnalyst(
            PAIR,
            SyntheticCandles.GRANULARITY,
            AnalysisMethod.standard(),
            analyst.memory().orElseThrow());
    next.warmUp(CANDLES.subList(0, 150));

    assertThatExceptionOfType(CandleOutOfSequence.class)
        .isThrownBy(() -> next.analyse(CANDLES.get(150)));
  }

  @Test
  void wordsFollowTheRawDecisionsAndTheDictionaryDecidesWhatIsConfirmed() {
    PairAnalyst seller =
        analyst(new AnalysisMethod(SignalSettings.DEFAULTS, new Seller(), Dictionary.shipped()));
    seller.warmUp(CANDLES.subList(0, 99));
    List<Decision> decisions =
        CANDLES.subList(99, 102).stream().flatMap(each -> seller.analyse(each).stream()).toList();

    assertThat(decisions).extracting(Decision::confirmed).containsOnly(Action.SELL);
    assertThat(decisions)
        .extracting(each -> each.words().toString())
        .containsExactly("[]", "[FGJK]", "[FGJK, FGJK]");
  }

  @Test
  void aFlatMarketIsNotTraded() {
    List<Candle> flat = SyntheticCandles.flat(200, 1.0001);
    analyst.warmUp(flat.subList(0, 150));
    List<Decision> decisions =
        flat.subList(150, 200).stream().flatMap(each -> analyst.analyse(each).stream()).toList();

    assertThat(decisions)
        .hasSize(50)
        .extracting(Decision::label)
        .containsOnly(Label.NO_TREND_NO_ACTION);
    assertThat(decisions.getLast().votes().values()).containsOnly(Vote.NONE);
    assertThat(decisions.getLast().indicators()).doesNotContainKeys("adx", "cci", "rsi");
  }

  @Test
  void aThousandAndMoreCandlesGiveEveryKindOfDecision() {
    List<Candle> candles = SyntheticCandles.of(12, 1500);
    List<Decision> decisions =
        candles.stream().flatMap(each -> analyst.analyse(each).stream()).toList();

    assertThat(decisions).hasSize(1401);
    assertThat(decisions.stream().map(Decision::label).collect(Collectors.toSet()))
        .contains(Label.BULL_ENTRY, Label.BULL_EXIT, Label.BEAR_ENTRY, Label.BEAR_EXIT);
    assertThat(decisions.stream().map(Decision::confirmed).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Action.NONE, Action.BUY, Action.SELL);
  }

  @Test
  void aDictionaryThatLooksFurtherBackThanTheHistoryIsRefused() {
    Dictionary long6 = Dictionary.parse("own.txt", "BULL_EXIT: * * * * * EHIL");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new AnalysisMethod(
                SignalSettings.DEFAULTS, Strategies.installed().named(Strategies.DEFAULT), long6))
        .withMessage("The dictionary looks back 6 words, more than the 5 that are kept");
  }

  @Test
  void aHistoryShorterThanFourWordsIsRefused() {
    SignalSettings defaults = SignalSettings.DEFAULTS;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignalSettings(defaults.indicators(), defaults.rule(), 3))
        .withMessage("Word history length 3 is not within 4 to 1000");
  }

  private static PairAnalyst analyst(AnalysisMethod method) {
    return new PairAnalyst(PAIR, SyntheticCandles.GRANULARITY, method);
  }
}
