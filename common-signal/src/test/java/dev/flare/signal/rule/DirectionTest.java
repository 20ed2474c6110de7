package dev.flare.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectionTest {
  @Test
  void arithmeticCountsRisesAgainstFalls() {
    assertThat(Direction.arithmetic(1, 2, 3, 2, 3)).isEqualTo(Direction.UP);
    assertThat(Direction.arithmetic(9, 1, 2, 1, 2)).isEqualTo(Direction.FLAT);
    assertThat(Direction.arithmetic(9, 9, 9, 8, 8)).isEqualTo(Direction.DOWN);
  }

  @Test
  void weightedLetsLaterStepsOutweighEarlierOnes() {
    assertThat(Direction.weighted(5, 4, 3, 4, 5)).isEqualTo(Direction.UP); // -1 -2 +3 +4
    assertThat(Direction.weighted(1, 2, 1, 1, 1)).isEqualTo(Direction.DOWN); // +1 -2
    assertThat(Direction.weighted(5, 4, 5, 6, 5)).isEqualTo(Direction.FLAT); // -1 +2 +3 -4
  }

  @Test
  void clearComparesTheEnds() {
    assertThat(Direction.clear(1, 9, 2)).isEqualTo(Direction.UP);
    assertThat(Direction.clear(2, 9, 2)).isEqualTo(Direction.FLAT);
    assertThat(Direction.clear(3, 2)).isEqualTo(Direction.DOWN);
  }

  @Test
  void fewerThanTwoValuesGoNowhere() {
    assertThat(Direction.arithmetic()).isEqualTo(Direction.FLAT);
    assertThat(Direction.weighted(7)).isEqualTo(Direction.FLAT);
    assertThat(Direction.clear(7)).isEqualTo(Direction.FLAT);
  }

  @Test
  void anUnknownValueGoesNowhere() {
    assertThat(Direction.of(Double.NaN)).isEqualTo(Direction.FLAT);
    assertThat(Direction.clear(1, Double.NaN)).isEqualTo(Direction.FLAT);
  }
}
