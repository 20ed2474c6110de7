package dev.flare.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RuleSettingsTest {
  @Test
  void defaultsAreThoseOfTheSpecification() {
    assertThat(RuleSettings.DEFAULTS)
        .isEqualTo(
            new RuleSettings(
                0.5,
                new Zone(20, 25),
                new Zone(-100, 100),
                new Zone(20, 80),
                new Zone(30, 70),
                new Zone(20, 80),
                3,
                2));
  }

  @Test
  void refusesASupportThatIsNoShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleSettings.DEFAULTS.withTrendSupportRatio(1.1))
        .withMessage("Trend support ratio 1.1 is not above 0 and at most 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleSettings.DEFAULTS.withTrendSupportRatio(Double.NaN));
  }

  @Test
  void refusesAZoneTurnedAround() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Zone(80, 20))
        .withMessage("A zone from 80.0 to 20.0 is empty");
  }
}
