package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
  private final Floor floor = new Floor();

  private void refuseTwice() {
    floor.venue.leaves("0.99");
    floor.buy("BTC");
    floor.buy("ETH");
  }

  @Test
  void saysWhatWasRefusedLast() {
    refuseTwice();
    assertThat(floor.trader.refusals().all())
        .containsExactly(
            new Refusals.Counted(
                Refusal.SPREAD_TOO_WIDE,
                2,
                floor.clock.instant(),
                Optional.of(Pair.of("ETH", "USDT")),
                "signal=2 pair=ETHUSDT",
                "there and back costs 1.99%, limit 1.5%"));
  }

  @Test
  void goesOnCountingAfterACrash() {
    refuseTwice();
    List<Refusals.Counted> before = floor.trader.refusals().all();
    floor.look();
    floor.crash();
    assertThat(floor.trader.refusals().all()).isEqualTo(before);
    floor.buy("BTC");
    assertThat(floor.trader.refusals().of(Refusal.SPREAD_TOO_WIDE)).isEqualTo(3);
  }

  @Test
  void keepsItsCountsThroughAStop() {
    refuseTwice();
    floor.trader.close();
    floor.crash();
    assertThat(floor.trader.refusals().of(Refusal.SPREAD_TOO_WIDE)).isEqualTo(2);
  }

  @Test
  void losesNoCountOnAFullDisk() {
    floor.disk = floor.disk.copy();
    StoppingDisk disk = new StoppingDisk(floor.disk, Integer.MAX_VALUE);
    floor.open(disk);
    floor.venue.leaves("0.99");
    floor.buy("BTC");
    disk.takes(0);
    floor.look();
    floor.trader.refusals().count(Refusal.SPREAD_TOO_WIDE, "signal=2", "too wide as well");
    floor.look();
    disk.takes(Integer.MAX_VALUE);
    floor.look();
    floor.crash();
    assertThat(floor.trader.refusals().of(Refusal.SPREAD_TOO_WIDE)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void isDescribedInTheDocs(Refusal code) throws IOException {
    assertThat(Files.readAllLines(Path.of("../docs/reference/refusals.md")))
        .as(code.name())
        .anyMatch(line -> line.startsWith("| `%s` | %s | ".formatted(code, code.about())));
  }
}
