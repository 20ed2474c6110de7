package dev.flare.signal.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.signal.indicator.IndicatorSettings.Awesome;
import dev.flare.signal.indicator.IndicatorSettings.Bollinger;
import dev.flare.signal.indicator.IndicatorSettings.Macd;
import dev.flare.signal.indicator.IndicatorSettings.Sar;
import dev.flare.signal.indicator.IndicatorSettings.Stochastic;
import org.junit.jupiter.api.Test;

class IndicatorSettingsTest {
  @Test
  void defaultsAreThoseOfTheSpecification() {
    assertThat(IndicatorSettings.DEFAULTS)
        .isEqualTo(
            new IndicatorSettings(
                100,
                10,
                new Macd(12, 26, 9),
                new Sar(0.02, 0.2),
                new Stochastic(14, 3),
                new Awesome(5, 34),
                14,
                new Bollinger(14, 2),
                14,
                14,
                5));
  }

  @Test
  void refusesPeriodsThatNoSeriesCouldFill() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stochastic(0, 3))
        .withMessage("Stochastic period 0 is not within 1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bollinger(201, 2))
        .withMessage("Bollinger period 201 is not within 1 to 200");
  }

  @Test
  void refusesAFastAverageThatIsNotFaster() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Macd(26, 26, 9))
        .withMessage("MACD fast 26 is not below slow 26");
  }

  @Test
  void refusesAnAccelerationThatNeverReachesItsLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sar(0.3, 0.2))
        .withMessage("SAR step 0.3 and maximum 0.2 are not 0 < step <= maximum <= 1");
  }

  @Test
  void refusesBandsWithoutADistance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bollinger(14, Double.NaN))
        .withMessage("Bollinger deviations NaN are not above 0 and at most 10");
  }
}
