package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class HeapCurveTest {
  @Test
  void isFlatWhateverGarbageLiesAboveItsLows() {
    assertThat(curve(minute -> minute % 6 == 0 ? 20_000_000 : 20_000_000 + minute * 100_000L))
        .isEqualTo(0);
  }

  @Test
  void growsByWhatItsLowsGrow() {
    assertThat(curve(minute -> 20_000_000 + 1_000L * minute + (minute % 6) * 5_000_000L))
        .isCloseTo(60_000, within(1.0));
  }

  @Test
  void isNoLineThroughAFewSamples() {
    HeapCurve curve = new HeapCurve();
    curve.add(Duration.ofMinutes(1), 1);
    curve.add(Duration.ofMinutes(2), 1_000);

    assertThat(curve.bytesAnHour()).isEqualTo(0);
    assertThat(curve.latestBytes()).isEqualTo(1_000);
  }

  private static double curve(IntToLongFunction bytesAtMinute) {
    HeapCurve curve = new HeapCurve();
    for (int minute = 0; minute < 120; minute++) {
      curve.add(Duration.ofMinutes(minute), bytesAtMinute.applyAsLong(minute));
    }
    return curve.bytesAnHour();
  }
}
