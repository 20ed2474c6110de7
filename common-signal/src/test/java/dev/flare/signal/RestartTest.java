package dev.flare.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RestartTest {
  private static final Pair PAIR = Pair.of("BTC", "USDT");
  private static final AnalysisMethod METHOD = AnalysisMethod.standard();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void decidesAfterAnyNumberOfRestartsAsIfThereHadBeenNone(long seed) {
    List<Candle> candles = SyntheticCandles.of(seed, 2200);

    List<Decision> unbroken = decisions(analyst(null), candles);
    List<Decision> broken =
        decisionsWithRestarts(candles, SyntheticCandles.GRANULARITY, new Random(seed));

    assertThat(broken).hasSameSizeAs(unbroken);
    for (int each = 0; each < unbroken.size(); each++) {
      assertThat(essence(broken.get(each)))
          .as("seed %d", seed)
          .isEqualTo(essence(unbroken.get(each)));
      assertNearlySame(broken.get(each).indicators(), unbroken.get(each).indicators());
    }
  }

  /// Every fourth of the files, for the time it takes.
  static Stream<Path> recordedMarkets() {
    List<Path> files = RecordedCandles.files();
    return IntStream.range(0, files.size()).filter(each -> each % 4 == 0).mapToObj(files::get);
  }

  @ParameterizedTest
  @MethodSource("recordedMarkets")
  void decidesARecordedMarketAsIfThereHadBeenNoRestart(Path file) {
    List<Candle> candles = CandleFile.read(file).candles();
    List<Candle> part = candles.subList(0, Math.min(2000, candles.size()));
    Granularity granularity = CandleFile.read(file).granularity();

    assertThat(decisionsWithRestarts(part, granularity, new Random(file.getFileName().hashCode())))
        .extracting(RestartTest::essence)
        .isEqualTo(
            decisions(analyst(null, granularity), part).stream()
                .map(RestartTest::essence)
                .toList());
  }

  @Test
  void confirmsAnEntryWhoseWordsBeganBeforeTheRestart() {
    List<Candle> candles = SyntheticCandles.of(7, 1500);
    List<Decision> unbroken = decisions(analyst(null), candles);
    Decision confirmed =
        unbroken.stream()
            .filter(each -> each.candleAt().isAfter(SyntheticCandles.at(400)))
            .filter(each -> each.confirmed().buys() && each.words().size() == 5)
            .findFirst()
            .orElseThrow();
    int at = indexOf(candles, confirmed);

    PairAnalyst first = analyst(null);
    decisions(first, candles.subList(0, at));
    PairAnalyst second = restarted(first, SyntheticCandles.GRANULARITY, candles.subList(0, at));

    assertThat(second.analyse(candles.get(at)))
        .hasValueSatisfying(each -> assertThat(essence(each)).isEqualTo(essence(confirmed)));
  }

  @Test
  void remembersThroughJson() {
    PairAnalyst analyst = analyst(null);
    decisions(analyst, SyntheticCandles.of(8, 300));
    AnalystMemory memory = analyst.memory().orElseThrow();
    JsonMapper mapper = new JsonMapper();

    assertThat(mapper.readValue(mapper.writeValueAsString(memory), AnalystMemory.class))
        .isEqualTo(memory);
  }

  private static List<Decision> decisionsWithRestarts(
      List<Candle> candles, Granularity granularity, Random random) {
    List<Decision> decisions = new ArrayList<>();
    PairAnalyst analyst = analyst(null, granularity);
    for (int each = 0; each < candles.size(); each++) {
      if (random.nextInt(400) == 0) {
        analyst = restarted(analyst, granularity, candles.subList(0, each));
      }
      analyst.analyse(candles.get(each)).ifPresent(decisions::add);
    }
    return decisions;
  }

  /// Another analyst with the memory of `before` and the latest candles it saw.
  private static PairAnalyst restarted(
      PairAnalyst before, Granularity granularity, List<Candle> seen) {
    PairAnalyst analyst = analyst(before.memory().orElse(null), granularity);
    analyst.warmUp(seen.subList(Math.max(0, seen.size() - PairAnalyst.WARM_UP), seen.size()));
    return analyst;
  }

  private static List<Decision> decisions(PairAnalyst analyst, List<Candle> candles) {
    return candles.stream().flatMap(each -> analyst.analyse(each).stream()).toList();
  }

  private static PairAnalyst analyst(@Nullable AnalystMemory memory) {
    return analyst(memory, SyntheticCandles.GRANULARITY);
  }

  private static PairAnalyst analyst(@Nullable AnalystMemory memory, Granularity granularity) {
    return new PairAnalyst(PAIR, granularity, METHOD, memory);
  }

  private static int indexOf(List<Candle> candles, Decision decision) {
    return candles.stream().map(Candle::openedAt).toList().indexOf(decision.candleAt());
  }

  /// All of a decision but the last digits of its indicators.
  private static Decision essence(Decision decision) {
    return new Decision(
        decision.pair(),
        decision.granularity(),
        decision.candleAt(),
        decision.rate(),
        decision.label(),
        decision.raw(),
        decision.confirmed(),
        decision.words(),
        decision.volatility(),
        decision.takeProfit(),
        decision.strategy(),
        decision.dictionary(),
        Map.of(),
        decision.votes());
  }

  /// An average that began elsewhere agrees to the last few digits, not to the last one.
  private static void assertNearlySame(Map<String, Double> ours, Map<String, Double> theirs) {
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    new HashMap<>(theirs)
        .forEach((name, value) ->
            assertThat(ours.get(name))
                .as(name)
                .isCloseTo(value, within(1e-7 * Math.max(1, Math.abs(value)))));
  }
}
