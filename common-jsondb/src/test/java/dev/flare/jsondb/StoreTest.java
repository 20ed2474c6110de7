package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Path HOME = Path.of("/store");
  private final MemoryDisk disk = new MemoryDisk();

  private Store open(Disk onDisk) {
    return Store.open(HOME, StoreOptions.standard().with(onDisk));
  }

  private static KeyedCollection<Line> lines(Store store) {
    return store.collection("lines", Line.class, Line::id);
  }

  @Test
  void givesBackExactlyWhatWasPutIntoIt() {
    Line tiny = new Line("a", new BigDecimal("0.00000020"), Optional.of(Instant.ofEpochMilli(17)));
    Line huge = Line.of("b", "123456789012345678901234567890.123456789");
    try (Store store = open(disk)) {
      lines(store).put(tiny);
      lines(store).put(huge);
    }
    try (Store store = open(disk)) {
      assertThat(lines(store).all()).containsExactly(tiny, huge);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Shape.Square.class, name = "square")
  })
  sealed interface Shape {
    String name();

    record Circle(String name) implements Shape {}

    record Square(String name) implements Shape {}
  }

  @Test
  void opensAfterACrashThatFollowedTheClearingOfWhatNeverHeldAnything() {
    try (Store store = open(disk)) {
      Log<String> log = store.log("drawn", String.class);
      KeyedCollection<Line> lines = lines(store);
      store.change(tx -> {
        tx.clear(lines);
        tx.clear(log);
      });
      store.change(tx -> tx.append(log, "first"));
      MemoryDisk afterCrash = disk.copy();
      try (Store again = open(afterCrash)) {
        assertThat(lines(again).all()).isEmpty();
        assertThat(again.log("drawn", String.class).newest(5))
            .containsExactly(new LogEntry<>(1, "first"));
      }
    }
  }

  @Test
  void givesBackEachAlternativeOfASealedType() {
    Shape circle = new Shape.Circle("a");
    Shape square = new Shape.Square("b");
    for (int round = 0; round < 3; round++) {
      try (Store store = open(disk)) {
        KeyedCollection<Shape> shapes = store.collection("shapes", Shape.class, Shape::name);
        Log<Shape> log = store.log("drawn", Shape.class, 2);
        Document<Shape> last = store.document("last", Shape.class, circle);
        shapes.put(circle);
        shapes.put(square);
        log.append(circle);
        log.append(square);
        last.put(square);
      }
    }
    try (Store store = open(disk)) {
      assertThat(store.collection("shapes", Shape.class, Shape::name).all())
          .containsExactly(circle, square);
      assertThat(store.log("drawn", Shape.class, 2).newest(2))
          .extracting(LogEntry::value)
          .containsExactly(square, circle);
      assertThat(store.view().newestFirst(store.log("drawn", Shape.class, 2)))
          .containsExactly(square, circle);
      assertThat(store.document("last", Shape.class, circle).read()).isEqualTo(square);
    }
  }

  @Test
  void survivesACrashRightAfterTheWrite() {
    Store crashed = open(disk);
    lines(crashed).put(Line.of("a", "1"));
    crashed.document("mode", String.class, "off").put("on");
    crashed.log("events", String.class).append("started");

    try (Store store = open(disk.copy())) {
      assertThat(lines(store).find("a")).contains(Line.of("a", "1"));
      assertThat(store.document("mode", String.class, "off").read()).isEqualTo("on");
      assertThat(store.log("events", String.class).newest(9))
          .containsExactly(new LogEntry<>(1, "started"));
    }
  }

  @Test
  void startsADocumentWithItsInitialValue() {
    try (Store store = open(disk)) {
      Document<String> mode = store.document("mode", String.class, "off");
      assertThat(mode.read()).isEqualTo("off");
      assertThat(mode.update(value -> value + "!")).isEqualTo("off!");
    }
  }

  @Test
  void makesAllChangesOfATransactionOrNone() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      Document<String> mode = store.document("mode", String.class, "off");
      assertThatThrownBy(() ->
              store.transaction(tx -> {
                tx.put(lines, Line.of("a", "1"));
                tx.put(mode, "on");
                throw new IllegalStateException("changed my mind");
              }))
          .hasMessage("changed my mind");
      assertThat(lines.all()).isEmpty();
      assertThat(mode.read()).isEqualTo("off");
    }
  }

  @Test
  void letsATransactionSeeItsOwnChanges() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      Optional<Line> seen =
          store.transaction(tx -> {
            tx.put(lines, Line.of("a", "1"));
            return tx.find(lines, "a");
          });
      assertThat(seen).contains(Line.of("a", "1"));
    }
  }

  @Test
  void refusesAWriteBesideTheTransactionThatIsRunning() {
    try (Store store = open(disk)) {
      Document<String> mode = store.document("mode", String.class, "off");
      assertThatThrownBy(() ->
              store.transaction(_ -> {
                mode.put("on");
                return true;
              }))
          .hasMessageContaining("write through the transaction");
    }
  }

  @Test
  void refusesToDeclareAPartWithinATransaction() {
    try (Store store = open(disk)) {
      assertThatThrownBy(() -> store.transaction(_ -> lines(store).all()))
          .isInstanceOf(IllegalStateException.class);
      lines(store).put(Line.of("a", "1"));
      assertThat(lines(store).find("a")).isPresent();
    }
  }

  @Test
  void keepsAViewAsItWas() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      lines.put(Line.of("a", "1"));
      View before = store.view();
      lines.remove("a");
      assertThat(before.find(lines, "a")).isPresent();
      assertThat(lines.find("a")).isEmpty();
    }
  }

  @Test
  void readsBackwardsFromTheNewestAndFromAnyEntry() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      List.of("a", "b", "c", "d").forEach(id -> lines.put(Line.of(id, "1")));
      lines.remove("b");
      lines.put(Line.of("a", "2"));
      View now = store.view();

      assertThat(now.newestFirst(lines))
          .containsExactly(Line.of("d", "1"), Line.of("c", "1"), Line.of("a", "2"));
      assertThat(now.olderThan(lines, "c").orElseThrow()).containsExactly(Line.of("a", "2"));
      assertThat(now.olderThan(lines, "a").orElseThrow()).isEmpty();
      assertThat(now.olderThan(lines, "b")).isEmpty();
    }
  }

  @Test
  void keepsOnlyTheNewestOfALogAndGoesOnCounting() {
    try (Store store = open(disk)) {
      Log<String> log = store.log("events", String.class, 3);
      for (String each : List.of("one", "two", "three", "four", "five")) {
        log.append(each);
      }
    }
    try (Store store = open(disk)) {
      Log<String> log = store.log("events", String.class, 3);
      assertThat(log.append("six")).isEqualTo(6);
      assertThat(log.newest(2))
          .containsExactly(new LogEntry<>(6, "six"), new LogEntry<>(5, "five"));
      assertThat(log.after(0, 9)).extracting(LogEntry::position).containsExactly(4L, 5L, 6L);
      assertThat(log.after(4, 1)).containsExactly(new LogEntry<>(5, "five"));
      assertThat(log.after(6, 9)).isEmpty();
      assertThat(log.after(99, 9)).isEmpty();
    }
  }

  @Test
  void emptiesCollectionsAndLogsWithinOneTransaction() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      Log<String> log = store.log("events", String.class);
      lines.put(Line.of("a", "1"));
      log.append("one");
      store.transaction(tx -> {
        tx.clear(lines);
        tx.clear(log);
        return tx.append(log, "two");
      });
    }
    try (Store store = open(disk)) {
      assertThat(lines(store).all()).isEmpty();
      assertThat(store.log("events", String.class).after(0, 9))
          .containsExactly(new LogEntry<>(2, "two"));
    }
  }

  @Test
  void archivesEverythingInOneReadableFile() throws Exception {
    try (Store store = open(disk)) {
      lines(store).put(Line.of("a", "1.50"));
      store.document("mode", String.class, "off");
      Path file = store.archive("before-reset");
      assertThat(file).isEqualTo(HOME.resolve("archive/before-reset.json"));
      assertThat(new String(disk.read(file), StandardCharsets.UTF_8))
          .contains("\"lines\" : {", "\"amount\" : \"1.50\"")
          .doesNotContain("closed");
    }
    open(disk).close();
  }

  @Test
  void neverWritesOneArchiveOverAnother() throws Exception {
    try (Store store = open(disk)) {
      lines(store).put(Line.of("a", "1.50"));
      Path first = store.archive("noon");
      lines(store).remove("a");
      assertThat(store.archive("noon")).isEqualTo(HOME.resolve("archive/noon-2.json"));
      assertThat(store.archive("noon")).isEqualTo(HOME.resolve("archive/noon-3.json"));
      assertThat(new String(disk.read(first), StandardCharsets.UTF_8)).contains("1.50");
    }
  }

  @Test
  void writesAlsoForAWriterWhoIsInterrupted(@TempDir Path home) {
    try (Store store = Store.open(home)) {
      lines(store).put(Line.of("a", "1"));
      Thread.currentThread().interrupt();
      lines(store).put(Line.of("b", "2"));
    }
    assertThat(Thread.interrupted()).isTrue();
    try (Store store = Store.open(home)) {
      assertThat(lines(store).all()).containsExactly(Line.of("a", "1"), Line.of("b", "2"));
    }
  }

  @Test
  void leavesAloneWhatNobodyAskedFor() {
    try (Store store = open(disk)) {
      lines(store).put(Line.of("a", "1"));
    }
    try (Store store = open(disk)) {
      store.document("mode", String.class, "off").put("on");
    }
    try (Store store = open(disk)) {
      assertThat(lines(store).all()).containsExactly(Line.of("a", "1"));
    }
  }

  @Test
  void foldsAGrownJournalIntoReadableFiles() throws Exception {
    Store crashed =
        Store.open(
            HOME, StoreOptions.standard().with(disk).foldingFrom(500).foldingBy(Runnable::run));
    Log<String> log = crashed.log("events", String.class);
    for (int i = 1; i <= 100; i++) {
      log.append("event " + i);
    }
    assertThat(disk.exists(HOME.resolve("journal-1.jsonl"))).isFalse();
    assertThat(disk.exists(HOME.resolve("events.json"))).isTrue();
    try (Store store = open(disk.copy())) {
      assertThat(store.log("events", String.class).after(0, 500)).hasSize(100);
    }
  }

  @Test
  void writesFilesThatAPersonCanRead() throws Exception {
    try (Store store = open(disk)) {
      lines(store).put(Line.of("a", "0.0000002"));
    }
    assertThat(new String(disk.read(HOME.resolve("lines.json")), StandardCharsets.UTF_8))
        .contains("\"kind\" : \"collection\"", "\"a\" : {", "\"amount\" : \"0.0000002\"");
  }

  @Test
  void tellsEveryChangeInOrder() {
    try (Store store = open(disk)) {
      KeyedCollection<Line> lines = lines(store);
      var changes = lines.changes().take(3).collectList().toFuture();
      lines.put(Line.of("a", "1"));
      store.document("mode", String.class, "off").put("on");
      lines.put(Line.of("a", "2"));
      lines.put(Line.of("a", "2"));
      lines.remove("a");
      Optional<String> id = Optional.of("a");
      Optional<Line> one = Optional.of(Line.of("a", "1"));
      Optional<Line> two = Optional.of(Line.of("a", "2"));
      assertThat(changes)
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(
              List.of(
                  new Change<>("lines", id, Optional.empty(), one, 1),
                  new Change<>("lines", id, one, two, 3),
                  new Change<>("lines", id, two, Optional.empty(), 4)));
    }
  }

  @Test
  void agreesWithAPlainMapThroughRandomChangesAndCrashes() {
    for (long seed = 1; seed <= 20; seed++) {
      agreesWithAPlainMap(seed);
    }
  }

  private void agreesWithAPlainMap(long seed) {
    Random random = new Random(seed);
    Map<String, Line> model = new LinkedHashMap<>();
    MemoryDisk current = new MemoryDisk();
    Store store =
        Store.open(
            HOME, StoreOptions.standard().with(current).foldingFrom(800).foldingBy(Runnable::run));
    for (int step = 0; step < 200; step++) {
      String id = "k" + random.nextInt(20);
      if (random.nextInt(3) == 0) {
        assertThat(lines(store).remove(id)).isEqualTo(Optional.ofNullable(model.remove(id)));
      } else {
        Line line =
            new Line(id, new BigDecimal(random.nextLong()).movePointLeft(8), Optional.empty());
        lines(store).put(line);
        model.put(id, line);
      }
      if (random.nextInt(20) == 0) {
        current = current.copy();
        store =
            Store.open(
                HOME,
                StoreOptions.standard().with(current).foldingFrom(800).foldingBy(Runnable::run));
      }
      assertThat(lines(store).all())
          .as("seed %d step %d", seed, step)
          .isEqualTo(List.copyOf(model.values()));
    }
  }

  @Test
  void keepsFilesToTheirOwner(@TempDir Path home) throws Exception {
    Path directory = home.resolve("storage_mine");
    try (Store store = Store.open(directory)) {
      lines(store).put(Line.of("a", "1"));
      assertThat(store.archive("noon")).exists();
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path each : tree.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void survivesReopeningOnARealDisk(@TempDir Path home) {
    try (Store store = Store.open(home)) {
      lines(store).put(Line.of("a", "1"));
    }
    try (Store store = Store.open(home)) {
      lines(store).put(Line.of("b", "2"));
      lines(store).put(Line.of("a", "3"));
    }
    try (Store store = Store.open(home)) {
      assertThat(lines(store).all()).containsExactly(Line.of("a", "3"), Line.of("b", "2"));
    }
  }

  @Test
  void namesTheProcessThatHoldsTheStore(@TempDir Path home) {
    try (Store store = Store.open(home)) {
      assertThat(store.tornTail()).isEmpty();
      assertThatThrownBy(() -> Store.open(home))
          .isInstanceOf(StoreInUse.class)
          .hasMessageStartingWith(
              "%s is in use by process %d", home, ProcessHandle.current().pid());
    }
    Store.open(home).close();
  }

  @Test
  void refusesToDeclareOneNameAsTwoThings() {
    try (Store store = open(disk)) {
      lines(store);
      assertThatThrownBy(() -> store.log("lines", Line.class))
          .hasMessage("'lines' is a collection, not a log");
      assertThatThrownBy(() -> store.collection("lines", String.class, each -> each))
          .hasMessageContaining("holds dev.flare.jsondb.Line, not java.lang.String");
      assertThatThrownBy(() -> store.log("../up", Line.class)).hasMessageContaining("is no name");
    }
  }
}
