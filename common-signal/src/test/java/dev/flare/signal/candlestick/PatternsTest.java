package dev.flare.signal.candlestick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.signal.rule.Readings.Candlesticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each pattern drawn once as the textbook does, and once with the one stroke missing that makes it
/// another.
class PatternsTest {
  private record Sample(String pattern, Drawing drawn, Drawing spoiled) {
    @Override
    public String toString() {
      return pattern;
    }
  }

  private static final Map<String, String> MIRROR_IMAGES =
      Map.ofEntries(
          Map.entry("bullishEngulfing", "bearishEngulfing"),
          Map.entry("threeWhiteSoldiers", "threeBlackCrows"),
          Map.entry("morningStar", "eveningStar"),
          Map.entry("morningDojiStar", "eveningDojiStar"),
          Map.entry("dragonflyDoji", "gravestoneDoji"),
          Map.entry("bullishHarami", "bearishHarami"),
          Map.entry("bullishHaramiCross", "bearishHaramiCross"),
          Map.entry("bullishMarubozu", "bearishMarubozu"),
          Map.entry("tweezerBottom", "tweezerTop"),
          Map.entry("piercingLine", "darkCloudCover"));

  static List<Sample> bullish() {
    return List.of(
        new Sample(
            "abandonedBaby",
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(991, 993, 989, 991.1)
                .candle(995, 1001, 994, 1000.5),
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(991, 994.2, 989, 991.1) // its shadow reaches the first candle
                .candle(995, 1001, 994, 1000.5)),
        new Sample(
            "bullishEngulfing",
            Drawing.afterNothing().candle(1000, 1000.5, 997, 998).candle(997, 1002, 996.5, 1001),
            Drawing.afterNothing().candle(1000, 1000.5, 997, 998).candle(998, 1002, 996.5, 1001)),
        new Sample(
            "threeWhiteSoldiers",
            Drawing.afterAFall()
                .candle(1000, 1002, 995, 996)
                .candle(996, 999.1, 995, 999)
                .candle(998, 1002.1, 997, 1002)
                .candle(1001, 1005.1, 1000, 1005),
            Drawing.afterAFall()
                .candle(1000, 1002, 995, 996)
                .candle(996, 999.1, 995, 999)
                .candle(998, 1002.1, 997, 1002)
                .candle(1001, 1007, 1000, 1005)), // the last one is pushed back
        new Sample(
            "morningStar",
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(993, 993.5, 991, 992)
                .candle(993, 999, 992.5, 998.5),
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(993, 993.5, 991, 992)
                .candle(993, 997.5, 992.5, 997)), // not past the middle of the fall
        new Sample(
            "morningDojiStar",
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(993, 995, 991, 993.1)
                .candle(993, 999, 992.5, 998.5),
            Drawing.afterAFall()
                .candle(1000, 1000.5, 994, 994.5)
                .candle(993, 995, 991, 994) // a body
                .candle(993, 999, 992.5, 998.5)),
        new Sample(
            "hammer",
            Drawing.afterAFall().candle(1000, 1001.5, 995, 1001),
            Drawing.afterARise().candle(1000, 1001.5, 995, 1001)),
        new Sample(
            "dragonflyDoji",
            Drawing.afterAFall().candle(1000, 1000.2, 995, 1000.1),
            Drawing.afterAFall().candle(1000, 1001.2, 995, 1000.1)),
        new Sample(
            "bullishHarami",
            Drawing.afterNothing().candle(1000, 1000.5, 994, 995).candle(996, 998.5, 995.5, 998),
            Drawing.afterNothing().candle(1000, 1000.5, 994, 995).candle(996, 1001, 995.5, 1000.5)),
        new Sample(
            "bullishHaramiCross",
            Drawing.afterNothing().candle(1000, 1000.5, 994, 995).candle(997, 999, 995.5, 997.1),
            Drawing.afterNothing().candle(1000, 1000.5, 994, 995).candle(997, 999, 995.5, 998)),
        new Sample(
            "bullishMarubozu",
            Drawing.afterNothing().candle(1000, 1006.1, 999.9, 1006),
            Drawing.afterNothing().candle(1000, 1007, 999.9, 1006)),
        new Sample(
            "tweezerBottom",
            Drawing.afterAFall().candle(1000, 1000.5, 995, 996).candle(996, 1000, 995.1, 999),
            Drawing.afterAFall().candle(1000, 1000.5, 995, 996).candle(996, 1000, 995.6, 999)),
        new Sample(
            "piercingLine",
            Drawing.afterAFall().candle(1000, 1000.5, 994, 994.5).candle(994, 998.5, 993, 998),
            Drawing.afterAFall().candle(1000, 1000.5, 994, 994.5).candle(994, 997.5, 993, 997.2)));
  }

  static List<Sample> bearish() {
    return bullish().stream()
        .filter(each -> MIRROR_IMAGES.containsKey(each.pattern()))
        .map(each ->
            new Sample(
                MIRROR_IMAGES.getOrDefault(each.pattern(), ""),
                each.drawn().mirrored(),
                each.spoiled().mirrored()))
        .toList();
  }

  static List<Sample> shadows() {
    return List.of(
        new Sample(
            "hangingMan",
            Drawing.afterARise().candle(1000, 1001.5, 995, 1001),
            Drawing.afterAFall().candle(1000, 1001.5, 995, 1001)),
        new Sample(
            "shootingStar",
            Drawing.afterARise().candle(1000, 1006, 999.5, 1001),
            Drawing.afterAFall().candle(1000, 1006, 999.5, 1001)));
  }

  @ParameterizedTest
  @MethodSource({"bullish", "bearish", "shadows"})
  void isSeenAsDrawnAndNotWithOneStrokeWrong(Sample sample) {
    assertThat(sample.drawn().patterns()).contains(sample.pattern());
    assertThat(sample.spoiled().patterns()).doesNotContain(sample.pattern());
  }

  @Test
  void everyPatternIsDrawn() {
    List<String> drawn =
        List.of(bullish(), bearish(), shadows()).stream()
            .flatMap(List::stream)
            .map(Sample::pattern)
            .toList();

    assertThat(drawn).hasSize(CandlestickPattern.values().length).doesNotHaveDuplicates();
    assertThat(CandlestickPattern.values())
        .allSatisfy(each -> assertThat(drawn).contains(each.key()));
  }

  @Test
  void everyPatternIsInTheReference() throws IOException {
    String reference =
        Files.readString(Path.of("..", "docs", "reference", "candlestick-patterns.md"));

    assertThat(CandlestickPattern.values())
        .allSatisfy(each -> assertThat(reference).contains("**" + each.key() + "**"));
  }

  @Test
  void aDojiOutsideTheBodyBeforeIsNoHaramiCross() {
    Drawing below =
        Drawing.afterNothing().candle(1000, 1000.5, 994, 995).candle(994, 996, 992, 994.1);

    assertThat(below.patterns()).doesNotContain("bullishHaramiCross");
    assertThat(below.mirrored().patterns()).doesNotContain("bearishHaramiCross");
  }

  @Test
  void aReversalNeedsATrendToReverse() {
    assertThat(Drawing.afterNothing().candle(1000, 1000.2, 995, 1000.1).patterns())
        .doesNotContain("dragonflyDoji");
  }

  @Test
  void aPiercingLineIsBullishButNoReversal() {
    assertThat(CandlestickPattern.summary(Set.of(CandlestickPattern.PIERCING_LINE)))
        .isEqualTo(new Candlesticks(true, false, false, List.of("piercingLine")));
  }

  @Test
  void candlesThatStandStillFormNoPattern() {
    Drawing still = new Drawing();
    for (int each = 0; each < 30; each++) {
      still.candle(1000, 1000, 1000, 1000);
    }

    assertThat(still.patterns()).isEqualTo(Candlesticks.NONE.patterns());
  }
}
