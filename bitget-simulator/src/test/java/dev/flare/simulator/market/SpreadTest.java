package dev.flare.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Percentage USUAL = Percentage.of("0.05");

  private final Listing listing =
      Stage.synthetic(List.of(Pair.of("BTC", "USDT")), 1, MAY).listings().getFirst();

  @Test
  void isUsualInQuietHoursAndWiderInWildOnes() {
    List<BigDecimal> spreads = IntStream.range(0, 24 * 14).mapToObj(this::spread).toList();

    assertThat(spreads)
        .allMatch(spread -> spread.compareTo(USUAL.value()) >= 0)
        .allMatch(spread -> spread.compareTo(new BigDecimal("0.25")) <= 0)
        .anyMatch(spread -> spread.compareTo(USUAL.value()) == 0)
        .anyMatch(spread -> spread.compareTo(new BigDecimal("0.075")) > 0);
  }

  @Test
  void growsWithTheRangeOfTheLastHour() {
    assertThat(Spread.fixed(USUAL).at(listing, MAY)).isEqualTo(USUAL);
    IntStream.range(0, 100)
        .mapToObj(hour -> MAY.plus(Duration.ofHours(hour)))
        .forEach(now -> {
          Candle hour = listing.over(Duration.ofHours(1), now);
          double range = 100 * (hour.high() / hour.low() - 1);
          assertThat(Spread.reacting(USUAL).at(listing, now).value().doubleValue())
              .isCloseTo(0.05 * Math.clamp(range / 2, 1, 5), Offset.offset(0.0001));
        });
  }

  private BigDecimal spread(int hour) {
    return Spread.reacting(USUAL).at(listing, MAY.plus(Duration.ofHours(hour))).value();
  }
}
