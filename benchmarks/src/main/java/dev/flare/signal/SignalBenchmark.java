package dev.flare.signal;

import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import tools.jackson.databind.json.JsonMapper;

/// What a whole decision costs beside single indicators that ta4j computes over the same candles.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignalBenchmark {
  private final Market market = new Market(1);
  private final PairAnalyst analyst =
      new PairAnalyst(Market.pair(1), Market.GRANULARITY, AnalysisMethod.standard());
  private final BarSeries bars =
      new BaseBarSeriesBuilder()
          .withNumFactory(DoubleNumFactory.getInstance())
          .withMaxBarCount(PairAnalyst.WARM_UP)
          .build();
  private final ParabolicSarIndicator sar = new ParabolicSarIndicator(bars);
  private final EMAIndicator macdSignal =
      new MACDIndicator(new ClosePriceIndicator(bars)).getSignalLine(9);
  private final JsonMapper json = new JsonMapper();
  private final DecisionMessage message;

  public SignalBenchmark() {
    Optional<Decision> latest = Optional.empty();
    for (Candle candle : market.next(PairAnalyst.WARM_UP)) {
      latest = analyst.analyse(candle);
      bars.addBar(bar(candle));
    }
    message = DecisionMessage.of(new PublishedDecision(1, Instant.EPOCH, latest.orElseThrow()));
  }

  /// One candle: every indicator and pattern, the rule, the words, the dictionary.
  @Benchmark
  public Optional<Decision> decision() {
    return analyst.analyse(market.next());
  }

  /// The same candle through one indicator of ta4j, its MACD with the signal line.
  @Benchmark
  public Num macdOfTa4j() {
    bars.addBar(bar(market.next()));
    return macdSignal.getValue(bars.getEndIndex());
  }

  /// The same candle through ta4j's Parabolic SAR, which replays the series.
  @Benchmark
  public Num sarOfTa4j() {
    bars.addBar(bar(market.next()));
    return sar.getValue(bars.getEndIndex());
  }

  /// A decision as the JSON that is broadcast.
  @Benchmark
  public byte[] decisionAsJson() {
    return json.writeValueAsBytes(message);
  }

  private static Bar bar(Candle candle) {
    return new BaseBar(
        Market.GRANULARITY.duration(),
        null,
        candle.closesAt(Market.GRANULARITY),
        number(candle.open()),
        number(candle.high()),
        number(candle.low()),
        number(candle.close()),
        number(candle.quoteVolume()),
        number(candle.quoteVolume()),
        0);
  }

  private static Num number(double value) {
    return DoubleNumFactory.getInstance().numOf(value);
  }
}
