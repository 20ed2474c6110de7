package dev.flare.e2e.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.e2e.model.World.Kind;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.trading.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Stories, each told again and again: the process dies right after its first write, within it,
/// after its second, and so on. Another process starts on what is there, and the story goes on.
class EveryWriteTest {
  private static final int FEWEST_WRITES = 4;

  @AutoClose private static final World WORLD = new World();

  private static void everywhere(Kind kind, Consumer<Life> story) {
    int writes = 1;
    while (dies(kind, story, writes, false)) {
      assertThat(dies(kind, story, writes, true)).isTrue();
      writes++;
    }
    assertThat(writes).isGreaterThan(FEWEST_WRITES);
  }

  private static boolean dies(Kind kind, Consumer<Life> story, int atWrite, boolean within) {
    try {
      Life life = WORLD.life(1, kind, Map.of());
      life.diesAtWrite(atWrite, within);
      story.accept(life);
      boolean died = life.hasDied();
      life.comeToRest();
      life.requireThatItLasts();
      return died;
    } catch (AssertionError | RuntimeException e) {
      String moment = "%s, %s write %d".formatted(kind, within ? "within" : "after", atWrite);
      throw new AssertionError(moment + ": " + e.getMessage(), e);
    }
  }

  private static void lose(Life life, boolean executed) {
    life.fails(FaultOrder.nth(Call.TRADE, 1, new Fault.Reset(executed)));
  }

  private static void lookFor(Life life, Duration time) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusSeconds(10)) {
      life.pass(Duration.ofSeconds(10));
      life.look();
    }
  }

  private static void openAndClose(Life life) {
    life.switchMode(Mode.LIVE);
    life.buy("BTC");
    life.look();
    life.closeOneHeld(0);
    life.buy("BTC");
    life.pass(Duration.ofHours(9));
    life.look();
  }

  @Test
  void opensAndClosesWithFlux() {
    everywhere(Kind.FLUX, EveryWriteTest::openAndClose);
  }

  @Test
  void opensAndClosesWithGrid() {
    everywhere(Kind.GRID, EveryWriteTest::openAndClose);
  }

  @Test
  void opensAndClosesWithSnap() {
    everywhere(Kind.SNAP, EveryWriteTest::openAndClose);
  }

  @Test
  void opensAndClosesOnPaper() {
    everywhere(
        Kind.FLUX,
        life -> {
          life.buy("BTC");
          life.look();
          life.closeOneHeld(0);
        });
  }

  @Test
  void losesTheAnswerToAPurchaseThatWasDone() {
    everywhere(Kind.FLUX, life -> losePurchase(life, true));
  }

  @Test
  void losesAPurchaseThatWasNotDone() {
    everywhere(Kind.FLUX, life -> losePurchase(life, false));
  }

  private static void losePurchase(Life life, boolean executed) {
    life.switchMode(Mode.LIVE);
    lose(life, executed);
    life.buy("BTC");
    life.buy("BTC");
    lookFor(life, Duration.ofMinutes(2));
    life.buy("BTC");
    life.closeOneHeld(0);
  }

  @Test
  void losesTheAnswerToASaleThatWasDone() {
    everywhere(Kind.FLUX, life -> loseSale(life, true));
  }

  @Test
  void losesASaleThatWasNotDone() {
    everywhere(Kind.FLUX, life -> loseSale(life, false));
  }

  private static void loseSale(Life life, boolean executed) {
    life.switchMode(Mode.LIVE);
    life.buy("BTC");
    lose(life, executed);
    life.closeOneHeld(0);
    life.closeOneHeld(0);
    lookFor(life, Duration.ofMinutes(2));
    life.closeOneHeld(0);
  }

  @Test
  void losesOneOfThreeSales() {
    everywhere(
        Kind.GRID,
        life -> {
          life.switchMode(Mode.LIVE);
          life.setBalance("250");
          life.buy("BTC");
          life.pass(Duration.ofSeconds(30));
          life.buy("BTC");
          life.pass(Duration.ofSeconds(30));
          life.buy("BTC");
          life.closeOneHeld(0);
          lose(life, true);
          life.closeOneHeld(0);
          life.closeOneHeld(1);
          lookFor(life, Duration.ofMinutes(1));
          life.closeOneHeld(0);
        });
  }

  @Test
  void switchesBetweenDemoAndLiveWithPositionsOfBoth() {
    everywhere(
        Kind.SNAP,
        life -> {
          life.buy("BTC");
          life.switchMode(Mode.LIVE);
          life.buy("ETH");
          life.switchTrading(false);
          life.buy("BTC");
          life.switchTrading(true);
          life.switchMode(Mode.DEMO);
          life.closeOneHeld(0);
          life.closeOneHeld(0);
          life.buy("BTC");
        });
  }

  @Test
  void resetsItsLedger() {
    everywhere(
        Kind.GRID,
        life -> {
          life.switchMode(Mode.LIVE);
          life.setBalance("100");
          life.buy("BTC");
          life.reset(false);
          life.closeOneHeld(0);
          life.reset(false);
          life.buy("BTC");
          life.reset(true);
          life.buy("BTC");
        });
  }

  @Test
  void isToldByAPersonWhatBecameOfAPurchase() {
    everywhere(
        Kind.FLUX,
        life -> {
          life.switchMode(Mode.LIVE);
          lose(life, true);
          life.buy("BTC");
          life.askAPerson();
          life.closeOneHeld(0);
          life.buy("BTC");
        });
  }
}
