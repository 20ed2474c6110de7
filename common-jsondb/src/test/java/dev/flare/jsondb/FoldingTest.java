package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final Path HOME = Path.of("/store");
  private final MemoryDisk disk = new MemoryDisk();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private Store open(Disk on) {
    return Store.open(
        HOME, StoreOptions.standard().with(on).foldingFrom(300).foldingBy(waiting::add));
  }

  private static KeyedCollection<Line> lines(Store store) {
    return store.collection("lines", Line.class, Line::id);
  }

  private static void write(Store store, int from, int to) {
    for (int i = from; i < to; i++) {
      lines(store).put(Line.of("k" + i, "1"));
    }
  }

  private static List<String> idsIn(Disk on) {
    try (Store store = Store.open(HOME, StoreOptions.standard().with(on))) {
      return lines(store).all().stream().map(Line::id).toList();
    }
  }

  @Test
  void letsWritersGoOnUntilSomebodyFolds() {
    Store store = open(disk);
    write(store, 0, 20);
    assertThat(disk.exists(HOME.resolve("lines.json"))).isFalse();
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(disk.exists(HOME.resolve("lines.json"))).isTrue();
    assertThat(disk.exists(HOME.resolve("journal-1.jsonl"))).isFalse();
    write(store, 20, 25);
    assertThat(idsIn(disk.copy())).hasSize(25);
  }

  @Test
  void keepsWhatWasWrittenWhileItFolded() {
    WatchedDisk watched = new WatchedDisk(disk);
    Store store = open(watched);
    write(store, 0, 20);
    int before = watched.moves();
    watched.beforeEachMove(() -> write(store, 100 + watched.moves(), 101 + watched.moves()));
    waiting.remove().run();
    int during = watched.moves() - before;
    assertThat(during).isGreaterThan(3);
    assertThat(idsIn(disk.copy())).hasSize(20 + during);
  }

  @Test
  void keepsTheStateBeforeTheLastFoldAsAStoreOfItsOwn() {
    Store store = open(disk);
    write(store, 0, 20);
    waiting.remove().run();
    write(store, 20, 60);
    waiting.remove().run();
    write(store, 60, 65);
    MemoryDisk copy = disk.copy();
    try (Store previous =
        Store.open(HOME.resolve("previous"), StoreOptions.standard().with(copy))) {
      assertThat(lines(previous).all()).hasSize(60);
    }
  }

  @Test
  void letsNoJournalsPileUpHoweverOftenItIsKilledBeforeItFolds() {
    MemoryDisk found = disk;
    for (int life = 0; life < 20; life++) {
      write(open(found), 10 * life, 10 * life + 10);
      found = found.copy();
    }
    assertThat(journalsIn(found)).isLessThanOrEqualTo(2);
    assertThat(idsIn(found)).hasSize(200);
  }

  @Test
  void letsNoJournalsPileUpAlsoWhenItIsKilledWhileItCatchesUp() {
    write(open(disk), 0, 20);
    MemoryDisk found = disk.copy();
    for (int stop = 0; stop < 60; stop++) {
      FaultyDisk stopping = new FaultyDisk(found);
      stopping.failAfter(stop % 20, Integer.MAX_VALUE);
      openUntilItStops(stopping);
      found = found.copy();
    }
    assertThat(journalsIn(found)).isLessThanOrEqualTo(2);
    assertThat(idsIn(found)).hasSize(20);
  }

  private void openUntilItStops(FaultyDisk stopping) {
    try {
      Store _ = open(stopping);
    } catch (WriteFailed e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }

  private static long journalsIn(MemoryDisk on) {
    return on.names(HOME).stream().filter(each -> each.startsWith("journal-")).count();
  }

  @Test
  void rewritesOnlyWhatChanged() {
    Store store = open(disk);
    store.document("mode", String.class, "off").put("on");
    write(store, 0, 20);
    waiting.remove().run();
    WatchedDisk watched = new WatchedDisk(disk.copy());
    Store again = open(watched);
    write(again, 20, 80);
    waiting.remove().run();
    assertThat(watched.written())
        .contains(HOME.resolve("lines.json.tmp"))
        .doesNotContain(HOME.resolve("mode.json.tmp"));
  }

  /// What the program of before wrote, with a crash at the end.
  private static MemoryDisk formatOne() throws IOException {
    MemoryDisk old = new MemoryDisk();
    for (String name : List.of("events.json", "journal.jsonl", "lines.json", "mode.json")) {
      try (InputStream in = FoldingTest.class.getResourceAsStream("/format-1/" + name)) {
        old.write(HOME.resolve(name), in.readAllBytes());
      }
    }
    return old;
  }

  private static void holdsWhatFormatOneHeld(Store store) {
    assertThat(lines(store).all())
        .containsExactly(
            Line.of("a", "2"),
            new Line("b", new BigDecimal("0.00000020"), Optional.of(Instant.ofEpochMilli(17))));
    assertThat(store.document("mode", String.class, "off").read()).isEqualTo("on");
    assertThat(store.log("events", String.class, 3).newest(9))
        .containsExactly(
            new LogEntry<>(5, "five"), new LogEntry<>(4, "four"), new LogEntry<>(3, "three"));
  }

  @Test
  void opensAStoreOfFormatOneAndKeepsItInTheNewFormat() throws IOException {
    MemoryDisk old = formatOne();
    try (Store store = open(old)) {
      holdsWhatFormatOneHeld(store);
    }
    assertThat(old.exists(HOME.resolve("journal.jsonl"))).isFalse();
    try (Store store = open(old)) {
      holdsWhatFormatOneHeld(store);
    }
    try (Store previous = Store.open(HOME.resolve("previous"), StoreOptions.standard().with(old))) {
      holdsWhatFormatOneHeld(previous);
    }
  }

  @Test
  void opensAStoreOfFormatOneThatWasWrittenToAndCrashedAgain() throws IOException {
    MemoryDisk old = formatOne();
    write(open(old), 7, 9);
    assertThat(idsIn(old.copy())).containsExactly("a", "b", "k7", "k8");
  }
}
