package dev.flare.jsondb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Spoils files of stores at random. `-Dflare.damages=100000` for more of it, `-Dflare.seed` for
/// another course.
@Timeout(600)
class DamagedFilesTest {
  private static final Path HOME = Path.of("/store");
  private static final int DAMAGES = Integer.getInteger("flare.damages", 4_000);
  private static final long SEED = Long.getLong("flare.seed", 1);
  private static final Logger WARNINGS = Logger.getLogger("dev.flare.jsondb");

  private final Random random = new Random(SEED);

  @BeforeAll
  static void keepTheThousandsOfExpectedWarningsQuiet() {
    WARNINGS.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    WARNINGS.setLevel(null);
  }

  @Test
  void refusesADamagedStoreOrFindsWhatWasWrittenButNeverAnythingElse() throws IOException {
    for (Spoilt each : spoilt(false)) {
      judge(each);
    }
  }

  @Test
  void refusesWhatWasForgedOrOpensItButNeverFailsInAnotherWay() throws IOException {
    for (Spoilt each : spoilt(true)) {
      assertThatCode(() -> openOrRefuse(each)).as(each.what).doesNotThrowAnyException();
    }
  }

  @Test
  void repairsEveryDamageToAStateThatOnceWas() throws IOException {
    for (Spoilt each : spoilt(false)) {
      Optional<Salvaged> left = new Salvage(new Layout(HOME), each.disk).salvage();
      if (left.isEmpty()) {
        assertThat(each.store.version).as(each.what).isZero();
      } else if (left.get().isDamaged() && left.get().lostParts().isEmpty()) {
        new Repair(new Layout(HOME), each.disk).write(left.get());
        judgeRepaired(each, left.get().state().version());
      }
    }
  }

  private Iterable<Spoilt> spoilt(boolean forged) {
    List<Written> stores = stores();
    return () ->
        IntStream.rangeClosed(1, DAMAGES)
            .mapToObj(i -> spoil(stores.get(random.nextInt(stores.size())), forged, i))
            .iterator();
  }

  private Spoilt spoil(Written store, boolean forged, int number) {
    Map<Path, String> files = contents(store.disk);
    files.values().removeIf(String::isEmpty);
    Path file = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    byte[] good = bytes(store.disk, file);
    Optional<byte[]> bad =
        damage
            .of(good, random)
            .map(it -> forged ? Damage.sealed(it, file.toString().endsWith(".jsonl")) : it);
    MemoryDisk disk = store.disk.copy();
    disk.deleteIfExists(file);
    bad.ifPresent(it -> disk.write(file, it));
    String what =
        "damage %d of seed %d: %s of %s in the store %s"
            .formatted(number, SEED, damage, file, store.name);
    return new Spoilt(
        store, disk, bad.filter(it -> isCut(file, good, it, files)).isPresent(), what);
  }

  /// @param cut whether only whole or half lines at the very end are gone
  private record Spoilt(Written store, MemoryDisk disk, boolean cut, String what) {}

  /// Whole lines that are gone from the very end are as if they had never been written.
  private static boolean isCut(Path file, byte[] good, byte[] bad, Map<Path, String> files) {
    return file.equals(newestJournal(files))
        && bad.length > 0
        && Arrays.equals(good, 0, Math.min(good.length, bad.length), bad, 0, bad.length);
  }

  private static Path newestJournal(Map<Path, String> files) {
    return files.keySet().stream()
        .filter(each -> HOME.equals(each.getParent()) && each.toString().endsWith(".jsonl"))
        .max((one, other) -> Integer.compare(number(one), number(other)))
        .orElseThrow();
  }

  private static int number(Path journal) {
    String digits = journal.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static void openOrRefuse(Spoilt spoilt) {
    try (Store store = open(spoilt.disk)) {
      ScriptedParts _ = ScriptedParts.of(store, spoilt.store.writer);
    } catch (DamagedStore e) {
      assertThat(e).hasMessageContainingAll(e.file().toString(), "line " + e.line());
    } catch (NewerStore e) {
      assertThat(e).hasMessageContaining("/store/");
    }
  }

  private static void judge(Spoilt spoilt) {
    Map<Path, String> before = contents(spoilt.disk);
    try (Store store = open(spoilt.disk)) {
      long version = requireOnceTrue(store, spoilt);
      if (store.tornTail().isEmpty() && !spoilt.cut) {
        assertThat(version).as("%s, silently lost", spoilt.what).isEqualTo(spoilt.store.version);
      }
    } catch (DamagedStore e) {
      assertThat(e)
          .as(spoilt.what)
          .hasMessageContainingAll(e.file().toString(), "line " + e.line());
      assertThat(contents(spoilt.disk)).as(spoilt.what + ", left alone").isEqualTo(before);
    } catch (RuntimeException | StackOverflowError e) {
      fail(spoilt.what, e);
    }
  }

  private static void judgeRepaired(Spoilt spoilt, long expected) {
    try (Store store = open(spoilt.disk)) {
      assertThat(requireOnceTrue(store, spoilt)).as(spoilt.what).isEqualTo(expected);
    } catch (RuntimeException e) {
      fail(spoilt.what, e);
    }
  }

  /// What is there must be what was there after the same transaction.
  private static long requireOnceTrue(Store store, Spoilt spoilt) {
    long version = store.view().state().version();
    Script found = ScriptedParts.of(store, spoilt.store.writer).found();
    assertThat(spoilt.store.at(version).holdsTheSameAs(found)).as(spoilt.what).isTrue();
    return version;
  }

  private static Store open(Disk disk) {
    return Store.open(HOME, StoreOptions.standard().with(disk));
  }

  private static Map<Path, String> contents(MemoryDisk disk) {
    Map<Path, String> contents = new TreeMap<>();
    for (Path directory : List.of(HOME, HOME.resolve("previous"))) {
      for (String name : disk.names(directory)) {
        contents.put(
            directory.resolve(name),
            new String(bytes(disk, directory.resolve(name)), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private static byte[] bytes(MemoryDisk disk, Path file) {
    try {
      return disk.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A store as it was found on the disk.
  ///
  /// @param version of its newest transaction
  /// @param states what it held after each transaction
  private record Written(
      String name, MemoryDisk disk, int writer, long version, Map<Long, Script> states) {
    Script at(long otherVersion) {
      return Optional.ofNullable(states.get(otherVersion)).orElseThrow();
    }
  }

  /// Never folded, folded, folded and gone on, and as crashes at many steps left it.
  private static List<Written> stores() {
    List<Written> stores = new ArrayList<>();
    Writing writing = new Writing(0);
    writing.write(30, 1 << 20, false);
    stores.add(writing.found("that was never folded"));
    writing.write(0, 1 << 20, true);
    stores.add(writing.found("that was closed"));
    writing.write(25, 1 << 20, false);
    stores.add(writing.found("that went on"));
    for (int steps = 10; steps < 130; steps += 3) {
      Writing crashing = new Writing(steps);
      crashing.writeUntilItFails(steps);
      stores.add(crashing.found("that crashed at step " + steps));
      crashing.write(3, 1 << 20, false);
      stores.add(crashing.found("that went on after a crash at step " + steps));
    }
    return stores;
  }

  private static final class Writing {
    private final Map<Long, Script> states = new HashMap<>();
    private MemoryDisk disk = new MemoryDisk();
    private Script script;

    Writing(int writer) {
      script = Script.beginning(writer);
      states.put(0L, script);
    }

    void write(int steps, long foldingFrom, boolean close) {
      disk = disk.copy();
      Store store =
          Store.open(
              HOME,
              StoreOptions.standard().with(disk).foldingFrom(foldingFrom).foldingBy(Runnable::run));
      script = requireNonNull(states.get(store.view().state().version()));
      for (int i = 0; i < steps; i++) {
        step(store);
      }
      if (close) {
        store.close();
      }
    }

    void writeUntilItFails(int steps) {
      FaultyDisk stopping = new FaultyDisk(disk);
      stopping.failAfter(steps, Integer.MAX_VALUE);
      try {
        Store store =
            Store.open(
                HOME,
                StoreOptions.standard().with(stopping).foldingFrom(900).foldingBy(Runnable::run));
        for (int i = 0; i < 200; i++) {
          step(store);
        }
      } catch (WriteFailed e) {
        states.put(version() + 1, script.next());
      }
    }

    private void step(Store store) {
      ScriptedParts.of(store, script.writer()).make(script);
      script = script.next();
      states.put(store.view().state().version(), script);
    }

    private long version() {
      return states.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    Written found(String name) {
      MemoryDisk copy = disk.copy();
      try (Store store = open(copy.copy())) {
        return new Written(
            name, copy, script.writer(), store.view().state().version(), Map.copyOf(states));
      }
    }
  }
}
