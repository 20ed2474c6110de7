package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// The same script is run on a lying disk again and again, and the machine stops at each of its
/// steps in turn; then what survived is chosen by chance.
@Timeout(120)
class PowerCutTest {
  private static final Path HOME = Path.of("/store");
  private static final int CHANCES = 6;
  private static final int TRANSACTIONS = 24;
  private static final Logger WARNINGS = Logger.getLogger(Store.class.getPackageName());

  @BeforeAll
  static void keepTheThousandExpectedWarningsQuiet() {
    WARNINGS.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    WARNINGS.setLevel(null);
  }

  /// A user of a store, and what it was told.
  private static final class Script {
    private final LyingDisk disk = new LyingDisk();
    private final FaultyDisk stopping = new FaultyDisk(disk);
    private final Queue<Runnable> folding = new ArrayDeque<>();
    private int begun;
    private int acknowledged;

    Store open() {
      return Store.open(HOME, options(stopping).foldingBy(folding::add));
    }

    /// Each transaction writes two parts, so that half of one would show.
    void write(Store store) {
      KeyedCollection<Line> lines = lines(store);
      Log<String> log = log(store);
      begun++;
      int number = begun;
      store.change(tx -> {
        tx.put(lines, Line.of("k" + number, "1." + number));
        tx.append(log, "wrote k" + number);
      });
      acknowledged++;
    }

    void writeOn(Store store, int until) {
      while (begun < until) {
        write(store);
      }
    }

    /// Folds while a writer goes on between its steps.
    void fold(Store store) {
      disk.beforeEachMove(() -> write(store));
      while (!folding.isEmpty()) {
        folding.remove().run();
      }
      disk.beforeEachMove(() -> {});
    }

    void run() {
      try {
        Store store = open();
        writeOn(store, 8);
        fold(store);
        writeOn(store, TRANSACTIONS - 6);
        store.close();
        Store again = open();
        fold(again);
        writeOn(again, TRANSACTIONS);
      } catch (WriteFailed e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
    }
  }

  private static StoreOptions options(Disk disk) {
    return StoreOptions.standard().with(disk).foldingFrom(700).foldingBy(Runnable::run);
  }

  private static KeyedCollection<Line> lines(Store store) {
    return store.collection("lines", Line.class, Line::id);
  }

  private static Log<String> log(Store store) {
    return store.log("events", String.class);
  }

  private static int transactionsIn(Disk disk) {
    try (Store store = Store.open(HOME, options(disk))) {
      return transactionsIn(store);
    }
  }

  private static int transactionsIn(Store store) {
    List<String> ids = lines(store).all().stream().map(Line::id).toList();
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ids.get(i)).isEqualTo("k" + (i + 1));
    }
    assertThat(log(store).after(0, 1_000)).hasSize(ids.size());
    return ids.size();
  }

  @Test
  void losesNothingAcknowledgedWhereverThePowerIsCut() {
    int stop = 0;
    Script script;
    do {
      script = new Script();
      script.stopping.failAfter(stop, Integer.MAX_VALUE);
      script.run();
      for (long seed = 1; seed <= CHANCES; seed++) {
        MemoryDisk found = script.disk.afterPowerCut(new Random(seed));
        goesOn(found, script, "stopped at step %d, seed %d".formatted(stop, seed));
      }
      goesOn(script.disk.afterKill(), script, "killed at step %d".formatted(stop));
      stop++;
    } while (script.acknowledged < TRANSACTIONS);
    assertThat(stop).isGreaterThan(100);
  }

  private static void goesOn(MemoryDisk found, Script script, String when) {
    int present = transactionsIn(found);
    assertThat(present).as(when).isBetween(script.acknowledged, script.acknowledged + 1);
    Store store = Store.open(HOME, options(found));
    for (int i = 1; i <= 12; i++) {
      lines(store).put(Line.of("k" + (present + i), "1"));
      log(store).append("wrote");
    }
    assertThat(transactionsIn(found.copy())).as(when).isEqualTo(present + 12);
  }

  @Test
  void keepsInMemoryAndOnTheDiskTheSameWhereverTheDiskIsFullForAWhile() {
    for (int good = 0; good < 150; good++) {
      for (int bad = 1; bad <= 9; bad += 4) {
        fillForAWhile(good, bad);
      }
    }
  }

  private static void fillForAWhile(int good, int bad) {
    LyingDisk disk = new LyingDisk();
    FaultyDisk full = new FaultyDisk(disk);
    Store store = Store.open(HOME, options(full));
    full.failAfter(good, bad);
    int written = 0;
    for (int i = 0; i < 30; i++) {
      try {
        lines(store).put(Line.of("k" + (written + 1), "1"));
        written++;
      } catch (WriteFailed e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
      assertThat(lines(store).all()).hasSize(written);
    }
    full.failAfter(0, 0);
    lines(store).put(Line.of("k" + (written + 1), "1"));
    written++;
    String when = "full after %d steps for %d".formatted(good, bad);
    assertThat(written).as(when).isGreaterThan(30 - bad - 1);
    try (Store again =
        Store.open(HOME, options(disk.afterPowerCut(new Random(good * 31L + bad))))) {
      assertThat(lines(again).all()).as(when).hasSize(written);
    }
  }

  record Renamed(String key, BigDecimal amount) {}

  @Test
  void isMigratedOrNotWhereverThePowerIsCut() {
    TypeHistory<Renamed> history =
        TypeHistory.of(Renamed.class)
            .then(tree -> {
              ObjectNode changed = (ObjectNode) tree.deepCopy();
              changed.set("key", changed.remove("id"));
              return changed;
            });
    int done = 0;
    for (int stop = 0; stop < 60; stop++) {
      LyingDisk disk = new LyingDisk();
      FaultyDisk stopping = new FaultyDisk(disk);
      try (Store store = Store.open(HOME, options(stopping))) {
        lines(store).put(Line.of("a", "1"));
        lines(store).put(Line.of("b", "2"));
      }
      stopping.failAfter(stop, Integer.MAX_VALUE);
      try (Store store = Store.open(HOME, options(stopping))) {
        assertThat(store.collection("lines", history, Renamed::key).all()).hasSize(2);
        done++;
      } catch (WriteFailed e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
      for (long seed = 1; seed <= CHANCES; seed++) {
        try (Store store = Store.open(HOME, options(disk.afterPowerCut(new Random(seed))))) {
          assertThat(store.collection("lines", history, Renamed::key).all())
              .as("stopped at step %d, seed %d", stop, seed)
              .extracting(Renamed::key)
              .containsExactly("a", "b");
        }
      }
    }
    assertThat(done).isPositive();
  }
}
