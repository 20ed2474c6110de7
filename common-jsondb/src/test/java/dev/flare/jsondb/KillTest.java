package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a writing process again and again on the same store. `-Dflare.kills=1000` for the whole
/// proof, `-Dflare.seed` for another course of it.
class KillTest {
  private static final System.Logger LOG = System.getLogger(KillTest.class.getName());
  private static final int KILLS = Integer.getInteger("flare.kills", 20);
  private static final long SEED = Long.getLong("flare.seed", 1);
  private static final int WRITERS = 4;
  private static final int MOST_STEPS = 60;

  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private final List<Script> scripts =
      new ArrayList<>(IntStream.range(0, WRITERS).mapToObj(Script::beginning).toList());
  private long acknowledged;
  private long unacknowledged;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void losesNothingAcknowledgedAndKeepsEachChangeWholeWhenItIsKilled()
      throws IOException, InterruptedException {
    for (int kill = 1; kill <= KILLS; kill++) {
      writeAndKill();
      compare("after kill %d of seed %d".formatted(kill, SEED));
    }
    LOG.log(
        System.Logger.Level.INFO,
        "{0} kills: {1} acknowledged changes, none lost; {2} found that were being written",
        KILLS,
        acknowledged,
        unacknowledged);
  }

  private Path store() {
    return directory.resolve("store");
  }

  /// Every fourth process is killed while it starts and opens the store, the others while they
  /// write.
  private void writeAndKill() throws IOException, InterruptedException {
    KillableProcess process = KillableProcess.start(directory.resolve("complaints"), arguments());
    assertThat(process.nextLine()).contains("opening");
    boolean early = random.nextInt(4) == 0;
    int steps = early ? 0 : random.nextInt(MOST_STEPS);
    for (int i = 0; i < steps; i++) {
      count(process.nextLine().orElseThrow());
    }
    process.killAfter(Duration.ofNanos(random.nextInt(early ? 300_000_000 : 3_000_000)));
    for (var line = process.nextLine(); line.isPresent(); line = process.nextLine()) {
      count(line.get());
    }
  }

  private List<String> arguments() {
    return Stream.concat(
            Stream.of(store().toString()),
            scripts.stream().map(script -> Long.toString(script.done())))
        .toList();
  }

  /// Notes that a writer was told of the success of its next step.
  private void count(String line) {
    assertThat(line).matches("\\d+ \\d+");
    int writer = Integer.parseInt(line.substring(0, line.indexOf(' ')));
    Script after = scripts.get(writer).next();
    assertThat(line).isEqualTo(writer + " " + after.done());
    scripts.set(writer, after);
    acknowledged++;
  }

  private void compare(String when) throws IOException {
    try (Store store = Store.open(store(), StoreOptions.standard().with(asFound()))) {
      long shared = 0;
      for (int writer = 0; writer < WRITERS; writer++) {
        settle(writer, ScriptedParts.of(store, writer).found(), when);
        shared += scripts.get(writer).shared();
      }
      ScriptedParts parts = ScriptedParts.of(store, 0);
      assertThat(parts.total().read()).as(when).isEqualTo(shared);
      assertThat(store.view().nextPosition(parts.everybody())).as(when).isEqualTo(shared + 1);
    }
  }

  /// What is there must be what was acknowledged, or that and the one step that was being made.
  private void settle(int writer, Script found, String when) {
    Script told = scripts.get(writer);
    if (told.next().holdsTheSameAs(found)) {
      scripts.set(writer, told.next());
      unacknowledged++;
    } else {
      assertThat(found.holdsTheSameAs(told))
          .as("%s: %s in place of %s", when, found, told)
          .isTrue();
    }
  }

  /// A copy of the files, so that looking changes nothing and the next process has to recover.
  private MemoryDisk asFound() throws IOException {
    MemoryDisk disk = new MemoryDisk();
    if (Files.exists(store())) {
      try (Stream<Path> tree = Files.walk(store())) {
        for (Path each : tree.filter(Files::isRegularFile).toList()) {
          disk.write(each, Disk.ofThisMachine().read(each));
        }
      }
    }
    return disk;
  }
}
