package dev.flare.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Decision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How little it matters whether a series is warmed up with 1000 candles, as Gnome does, or with
/// 3000.
class WarmUpTest {
  private static final int LONG = 3000;
  private static final int DECIDED = 250;

  @ParameterizedTest
  @MethodSource("dev.flare.signal.RecordedCandles#files")
  void aThousandCandlesDecideAsThreeThousandDo(Path path) {
    CandleFile file = CandleFile.read(path);
    List<Candle> decided = file.candles().subList(LONG, LONG + DECIDED);

    assertThat(decisions(file, PairAnalyst.WARM_UP, decided))
        .isEqualTo(decisions(file, LONG, decided));
  }

  private static List<Essence> decisions(CandleFile file, int warmUp, List<Candle> decided) {
    PairAnalyst analyst =
        new PairAnalyst(file.pair(), file.granularity(), AnalysisMethod.standard());
    analyst.warmUp(file.candles().subList(LONG - warmUp, LONG));
    return decided.stream()
        .flatMap(each -> analyst.analyse(each).stream())
        .map(Essence::of)
        .toList();
  }

  /// What others act on.
  private record Essence(String label, String raw, String confirmed, List<String> words) {
    static Essence of(Decision decision) {
      return new Essence(
          decision.label().name(),
          decision.raw().name(),
          decision.confirmed().name(),
          decision.words().stream().map(Object::toString).toList());
    }
  }
}
