package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.app.UsageHistory.Usage;
import dev.flare.pulse.process.RunningProcess.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageHistoryTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final long MEGABYTE = 1 << 20;

  private final UsageHistory history = new UsageHistory();

  @Test
  void tellsTheShareOfAProcessorSinceTheReadingBefore() {
    history.add(NOON, new Consumption(1000, 50 * MEGABYTE));
    history.add(NOON.plusSeconds(2), new Consumption(1500, 60 * MEGABYTE));

    assertThat(history.latest(NOON)).contains(new Usage(NOON.plusSeconds(2), 25.0, 60 * MEGABYTE));
  }

  @Test
  void saysNothingOfThePast() {
    history.add(NOON, new Consumption(1000, MEGABYTE));
    history.add(NOON.plusSeconds(2), new Consumption(1500, MEGABYTE));

    assertThat(history.latest(NOON.plusSeconds(3))).isEmpty();
  }

  @Test
  void beginsAnewWithAnotherProcess() {
    history.add(NOON, new Consumption(9000, MEGABYTE));
    history.add(NOON.plusSeconds(2), new Consumption(10, MEGABYTE));
    assertThat(history.latest(NOON)).isEmpty();

    history.add(NOON.plusSeconds(4), new Consumption(210, MEGABYTE));

    assertThat(history.latest(NOON).orElseThrow().cpuPercent()).isEqualTo(10.0);
  }

  @Test
  void showsOfEachStretchTheBusiestReading() {
    long used = 0;
    for (int i = 0; i <= 100; i++) {
      used += i == 50 ? 2000 : 20;
      history.add(NOON.plusSeconds(2L * i), new Consumption(used, MEGABYTE));
    }

    List<Usage> points = history.since(NOON, 10);

    assertThat(points).hasSize(10);
    assertThat(points).extracting(Usage::cpuPercent).containsOnlyOnce(100.0).contains(1.0);
  }

  @Test
  void keepsADay() {
    for (int i = 0; i <= 60_000; i++) {
      history.add(NOON.plusSeconds(2L * i), new Consumption(i, MEGABYTE));
    }

    List<Usage> all = history.since(Instant.EPOCH, Integer.MAX_VALUE);

    assertThat(all).hasSize(43_200);
    assertThat(Duration.between(all.getFirst().at(), all.getLast().at()))
        .isEqualTo(Duration.ofHours(24).minusSeconds(2));
  }

  @Test
  void leavesHolesWhereNothingRan() {
    history.add(NOON, new Consumption(0, MEGABYTE));
    history.add(NOON.plusSeconds(2), new Consumption(0, MEGABYTE));
    history.add(NOON.plusSeconds(3600), new Consumption(0, MEGABYTE));

    assertThat(history.since(NOON, Integer.MAX_VALUE))
        .extracting(Usage::at)
        .containsExactly(NOON.plusSeconds(2), NOON.plusSeconds(3600));
  }
}
