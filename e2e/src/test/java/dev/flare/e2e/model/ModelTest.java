package dev.flare.e2e.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.e2e.model.World.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lives of traders by lot: after each step the book is what the model says and what the exchange
/// truly did.
///
/// `-Dflare.seeds=1000` lives so many; `-Dflare.seed=17` lives that one alone.
class ModelTest {
  private static final int SEEDS = Integer.getInteger("flare.seeds", 15);
  private static final long ONLY = Long.getLong("flare.seed", 0);
  private static final int STEPS = 60;
  private static final Logger LOG = Logger.getLogger("dev.flare");

  @TempDir private static Path budgets;
  private static World world;

  @BeforeAll
  static void open() {
    world = new World(budgets);
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void close() {
    world.close();
    LOG.setLevel(null);
  }

  @Test
  void nothingIsDoneTwiceOrLostWhateverHappens() {
    if (ONLY > 0) {
      live(ONLY);
      return;
    }
    for (long seed = 1; seed <= SEEDS; seed++) {
      live(seed);
    }
    System.out.println(SEEDS + " lives: " + world.tally);
    assertThat(world.tally.executed).isGreaterThan(SEEDS);
    assertThat(world.tally.demo).isPositive();
    assertThat(world.tally.found).isPositive();
    assertThat(world.tally.deaths).isGreaterThan(SEEDS);
  }

  private static void live(long seed) {
    Kind kind = Kind.values()[(int) (seed % Kind.values().length)];
    Map<String, String> settings = Map.of("EXIT_ON_SIGNAL", seed % 2 == 0 ? "ON" : "OFF");
    try {
      Life life = world.life(seed, kind, settings);
      new RandomLife(life, seed).live(STEPS);
      life.comeToRest();
      life.requireThatItLasts();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed %d, %s: %s".formatted(seed, kind, e.getMessage()), e);
    }
  }
}
