package dev.flare.simulator.market;

import static dev.flare.market.Granularity.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.CandleFile;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Pair ETH = Pair.of("ETH", "USDT");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void startsWithAThousandCandlesOfHistory() {
    Stage stage = Stage.recorded(List.of(file(BTC, MAY, 4000)));

    assertThat(stage.start()).isEqualTo(MAY.plus(Duration.ofMinutes(5 * 1000)));
    assertThat(stage.remarks()).isEmpty();
  }

  @Test
  void startsAfterAThirdOfAShortFile() {
    assertThat(Stage.recorded(List.of(file(BTC, MAY, 90))).start())
        .isEqualTo(MAY.plus(Duration.ofMinutes(5 * 30)));
  }

  @Test
  void leavesFilesWhereTheyAreWhenTheirTimesOverlap() {
    Instant later = MAY.plus(Duration.ofDays(2));

    Stage stage = Stage.recorded(List.of(file(BTC, MAY, 4000), file(ETH, later, 3000)));

    assertThat(stage.remarks()).isEmpty();
    assertThat(stage.start()).isEqualTo(later.plus(Duration.ofMinutes(5 * 1000)));
    assertThat(stage.listings().getLast().tape().begin()).isEqualTo(later);
  }

  @Test
  void movesFilesByWholeDaysWhenTheirTimesHaveTooLittleInCommon() {
    Instant earlier = Instant.parse("2026-03-01T02:00:00Z");

    Stage stage = Stage.recorded(List.of(file(BTC, MAY, 4000), file(ETH, earlier, 4000)));

    assertThat(stage.listings().getLast().tape().begin()).isEqualTo(MAY.plus(Duration.ofHours(2)));
    assertThat(stage.remarks())
        .containsExactly("ETHUSDT is moved by 61 days, to begin with BTCUSDT");
    assertThat(stage.start()).isEqualTo(MAY.plus(Duration.ofMinutes(120 + 5 * 1000)));
  }

  private static CandleFile file(Pair pair, Instant begin, int count) {
    return CandleFiles.of(pair, FIVE_MINUTES, begin, count);
  }
}
