package dev.flare.e2e.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.e2e.model.World.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Lives of traders by lot: after each step the book is what the model says and what the exchange
/// truly did.
///
/// `-Dflare.seeds=1000` lives so many; `-Dflare.seed=17` lives that one alone.
class ModelTest {
  private static final int SEEDS = Integer.getInteger("flare.seeds", 15);
  private static final long ONLY = Long.getLong("flare.seed", 0);
  private static final int STEPS = 60;

  private static final List<Map<String, String>> PROTECTIONS =
      List.of(
          Map.of(),
          Map.of("COOLDOWN_MS", "120000"),
          Map.of(),
          Map.of(
              "STOP_LOSS_PERC",
              "0.1",
              "STOP_LOSS_GUARD_COUNT",
              "2",
              "STOP_LOSS_GUARD_LOCK_MS",
              "60000"),
          Map.of("STOP_LOSS_PERC", "0.1", "DAILY_LOSS_PERC", "0.2", "MAX_OPEN_POSITIONS", "2"),
          Map.of(
              "STOP_LOSS_PERC", "0.1",
              "STOP_LOSS_GUARD_COUNT", "1",
              "STOP_LOSS_GUARD_PER_PAIR", "true",
              "COOLDOWN_MS", "30000",
              "DENY_COINS", "ETH"));

  @AutoClose private static final World WORLD = new World();

  @Test
  void nothingIsDoneTwiceOrLostWhateverHappens() {
    if (ONLY > 0) {
      live(ONLY);
      return;
    }
    for (long seed = 1; seed <= SEEDS; seed++) {
      live(seed);
    }
    System.out.println(SEEDS + " lives: " + WORLD.tally);
    assertThat(WORLD.tally.executed).isGreaterThan(SEEDS);
    assertThat(WORLD.tally.demo).isPositive();
    assertThat(WORLD.tally.found).isPositive();
    assertThat(WORLD.tally.deaths).isGreaterThan(SEEDS);
  }

  private static void live(long seed) {
    Kind kind = Kind.values()[(int) (seed % Kind.values().length)];
    try {
      Life life = WORLD.life(seed, kind, settings(seed));
      new RandomLife(life, seed).live(STEPS);
      life.comeToRest();
      life.requireThatItLasts();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed %d, %s: %s".formatted(seed, kind, e.getMessage()), e);
    }
  }

  /// Exits by signals, and protections of which each keeps another lot of lives from something.
  private static Map<String, String> settings(long seed) {
    Map<String, String> settings =
        new HashMap<>(Map.of("EXIT_ON_SIGNAL", seed % 2 == 0 ? "ON" : "OFF"));
    settings.putAll(PROTECTIONS.get((int) (seed / Kind.values().length % PROTECTIONS.size())));
    return settings;
  }
}
