package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class HeapCurveTest {
  @Test
  void isFlatWhateverGarbageLiesAboveItsLows() {
    assertThat(growth(minute -> minute % 6 == 0 ? 20_000_000 : 20_000_000 + minute * 100_000L))
        .isEqualTo(0);
  }

  @Test
  void growsByWhatItsLowsGrow() {
    assertThat(growth(minute -> 20_000_000 + 1_000L * minute + (minute % 6) * 5_000_000L))
        .isCloseTo(60_000, within(1.0));
  }

  @Test
  void isNoLineThroughAFewSamples() {
    HeapCurve curve = new HeapCurve();
    curve.add(Duration.ofMinutes(1), 1);
    curve.add(Duration.ofMinutes(2), 1_000);

    assertThat(curve.bytesAnHour()).isEmpty();
    assertThat(curve.latestBytes()).isEqualTo(1_000);
  }

  @Test
  void isNoLineThroughAFewMinutes() {
    assertThat(curve(Duration.ofSeconds(10), _ -> 20_000_000).bytesAnHour()).isEmpty();
  }

  private static double growth(IntToLongFunction bytesAtMinute) {
    return curve(Duration.ofMinutes(1), bytesAtMinute).bytesAnHour().orElseThrow();
  }

  private static HeapCurve curve(Duration between, IntToLongFunction bytesOfSample) {
    HeapCurve curve = new HeapCurve();
    for (int sample = 0; sample < 120; sample++) {
      curve.add(between.multipliedBy(sample), bytesOfSample.applyAsLong(sample));
    }
    return curve;
  }
}
