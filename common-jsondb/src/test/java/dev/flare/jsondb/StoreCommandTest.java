package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoreCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");

  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path directory = Path.of("");

  /// Ten lines and events in the readable files, two more of each in the journal.
  @BeforeEach
  void fillAStore() {
    directory = home.resolve("storage_mine");
    write(1, 5);
    write(6, 10);
    Store left = Store.open(directory);
    write(left, 11, 12);
    leave(left);
  }

  private void write(int from, int to) {
    try (Store store = Store.open(directory)) {
      write(store, from, to);
    }
  }

  private static void write(Store store, int from, int to) {
    KeyedCollection<Line> lines = store.collection("lines", Line.class, Line::id);
    Log<String> events = store.log("events", String.class);
    Document<String> mode = store.document("mode", String.class, "off");
    for (int i = from; i <= to; i++) {
      Line line = Line.of("k" + i, "1." + i);
      store.change(tx -> {
        tx.put(lines, line);
        tx.append(events, "wrote " + line.id());
        tx.put(mode, "after " + line.id());
      });
    }
  }

  /// As a crash leaves a store: nothing folded, nothing held.
  private void leave(Store store) {
    Path aside = home.resolve("aside");
    copy(directory, aside);
    store.close();
    delete(directory);
    copy(aside, directory);
    delete(aside);
  }

  private void assertEnd(int expected, String... arguments) {
    out.reset();
    err.reset();
    int end =
        new StoreCommand(new PrintStream(out), new PrintStream(err), InstantSource.fixed(NOW))
            .run(List.of(arguments));
    assertThat(end).as("%s\n%s", out, err).isEqualTo(expected);
  }

  private String path() {
    return directory.toString();
  }

  private Path journal() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private void flip(Path file, String near) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf(near)] ^= 1;
    Files.write(file, bytes);
  }

  private List<String> entriesAfterwards() {
    try (Store store = Store.open(directory)) {
      return store.collection("lines", Line.class, Line::id).all().stream().map(Line::id).toList();
    }
  }

  private static List<String> keys(int to) {
    return Stream.iterate(1, i -> i + 1).limit(to).map(i -> "k" + i).toList();
  }

  @Test
  void findsNothingWrongInAStoreThatACrashLeft() throws IOException {
    String written = new String(Disk.ofThisMachine().read(journal()), StandardCharsets.UTF_8);
    Files.writeString(journal(), written + "{\"crc\":\"01234567\",\"tx\":13,\"ed");
    Map<String, String> before = contents();
    assertEnd(StoreCommand.FINE, "verify", path());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(path() + " is fine")
        .contains("line 4: 29 bytes of a write that a crash cut off")
        .contains("Intact up to transaction 12")
        .contains("lines, a collection: 12 entries")
        .contains("events, a log: 12 entries");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void namesEachDamagedLineAndWhatARepairWouldLose() throws IOException {
    flip(journal(), "1.11");
    flip(directory.resolve("lines.json"), "1.3");
    Map<String, String> before = contents();
    assertEnd(StoreCommand.DAMAGED, "verify", path());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(path() + " is damaged")
        .contains("lines.json, line 1: the checksum does not match what follows it")
        .contains(journal() + ", line 2: the checksum does not match what follows it")
        .contains("Intact up to transaction 10")
        .contains(
            "2 transactions, from 11 on; what can be read of them changed events, lines, mode")
        .doesNotContain("nothing intact is left");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void repairsAReadableFileFromTheLastGoodCopyWithoutLosingAnything() throws IOException {
    flip(directory.resolve("lines.json"), "1.3");
    assertEnd(StoreCommand.DAMAGED, "verify", path());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("A repair would lose nothing");
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(entriesAfterwards()).isEqualTo(keys(12));
  }

  @Test
  void repairsAStoreOfWhichAWholePartFileIsGone() throws IOException {
    Files.delete(directory.resolve("events.json"));
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    try (Store store = Store.open(directory)) {
      assertThat(store.log("events", String.class).newest(1))
          .containsExactly(new LogEntry<>(12, "wrote k12"));
    }
  }

  @Test
  void repairsAStoreWithoutItsContents() throws IOException {
    Files.delete(directory.resolve("_contents.json"));
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(entriesAfterwards()).isEqualTo(keys(12));
  }

  @Test
  void keepsWhatComesBeforeTheDamageOfTheJournal() throws IOException {
    flip(journal(), "1.12");
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("A repair would lose:", "1 trans");
    assertThat(entriesAfterwards()).isEqualTo(keys(11));
  }

  @Test
  void leavesOutAPartOfWhichNothingIsLeftAndNeverHalfOfOne() throws IOException {
    Files.delete(directory.resolve("mode.json"));
    delete(directory.resolve("previous"));
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("mode: nothing intact is left of it");
    assertThat(entriesAfterwards()).isEqualTo(keys(12));
    try (Store store = Store.open(directory)) {
      assertThat(store.document("mode", String.class, "initial").read()).isEqualTo("initial");
    }
  }

  @Test
  void saysThatNobodyKnowsWhatWasInAJournalThatIsGone() throws IOException {
    Path journal = journal();
    Files.delete(journal);
    assertEnd(StoreCommand.DAMAGED, "verify", path());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(journal + ", line 1: the file is missing", "all that was in " + journal);
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(entriesAfterwards()).isEqualTo(keys(10));
  }

  @Test
  void losesNothingWhenOnlyTheFirstLineOfAJournalIsDamaged() throws IOException {
    flip(journal(), "crc");
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(entriesAfterwards()).isEqualTo(keys(12));
  }

  @Test
  void copiesEverythingAsideBeforeItChangesAnything() throws IOException {
    flip(journal(), "1.12");
    Map<String, String> before = contents();
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    Path aside = home.resolve("storage_mine-damaged-20260301-123000");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Everything as it was lies in " + aside);
    before.remove("lock");
    assertThat(contents(aside)).containsAllEntriesOf(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)))
        .isEqualTo("rwx------");
  }

  @Test
  void changesNothingWithoutConsent() throws IOException {
    flip(journal(), "1.12");
    Map<String, String> before = contents();
    assertEnd(StoreCommand.DAMAGED, "repair", path());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Nothing was changed", "--yes");
    Map<String, String> after = contents();
    after.remove("lock");
    before.remove("lock");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void hasNothingToRepairInAFineStore() {
    assertEnd(StoreCommand.FINE, "repair", path(), "--yes");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is nothing to repair");
  }

  @Test
  void exportsEverythingAsOneReadableObject() {
    assertEnd(StoreCommand.FINE, "export", path());
    JsonNode parts = new JsonMapper().readTree(out.toByteArray()).path("parts");
    assertThat(parts.at("/lines/entries/k12/amount").asString()).isEqualTo("1.12");
    assertThat(parts.at("/events/entries").size()).isEqualTo(12);
    assertThat(parts.at("/mode/value").asString()).isEqualTo("after k12");
  }

  @Test
  void exportsEachValueAsALine() throws IOException {
    Path file = home.resolve("all.jsonl");
    assertEnd(StoreCommand.FINE, "export", path(), "--format", "jsonl", "--to", file.toString());
    assertThat(Files.readAllLines(file))
        .hasSize(25)
        .contains(
            "{\"part\":\"events\",\"kind\":\"log\",\"position\":12,\"value\":\"wrote k12\"}",
            "{\"part\":\"lines\",\"kind\":\"collection\",\"id\":\"k2\","
                + "\"value\":{\"id\":\"k2\",\"amount\":\"1.2\"}}",
            "{\"part\":\"mode\",\"kind\":\"document\",\"value\":\"after k12\"}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void exportsWhatIsIntactOfADamagedStoreAndSaysSo() throws IOException {
    flip(journal(), "1.12");
    assertEnd(StoreCommand.DAMAGED, "export", path(), "--format", "jsonl");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("wrote k11").doesNotContain("k12");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("line 3", "exported is what was intact up to transaction 11");
  }

  @Test
  void neverWritesOverAFileThatIsThere() throws IOException {
    Path file = Files.writeString(home.resolve("precious"), "mine");
    assertEnd(StoreCommand.NOT_DONE, "export", path(), "--to", file.toString());
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesWhatAnotherProcessHasOpen() throws IOException, InterruptedException {
    Path used = home.resolve("used");
    KillableProcess process =
        KillableProcess.start(home.resolve("complaints"), List.of(used.toString(), "0"));
    assertThat(process.nextLine()).contains("opening");
    assertThat(process.nextLine()).contains("0 1");
    for (String command : List.of("verify", "repair", "export")) {
      assertEnd(StoreCommand.NOT_DONE, command, used.toString());
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains(used + " is in use by process " + process.pid());
    }
    process.killAfter(Duration.ZERO);
    assertEnd(StoreCommand.FINE, "verify", used.toString());
  }

  @Test
  void refusesWhatIsNoStoreAndWhatItDoesNotUnderstand() throws IOException {
    Path empty = Files.createDirectory(home.resolve("empty"));
    assertEnd(StoreCommand.NOT_DONE, "verify", empty.toString());
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("holds no store");
    assertThat(empty).isEmptyDirectory();
    assertEnd(StoreCommand.NOT_DONE, "verify", home.resolve("nothing").toString());
    assertEnd(StoreCommand.NOT_DONE);
    assertEnd(StoreCommand.NOT_DONE, "destroy", path());
    assertEnd(StoreCommand.NOT_DONE, "verify");
    assertEnd(StoreCommand.NOT_DONE, "repair", path(), "--no");
    assertEnd(StoreCommand.NOT_DONE, "export", path(), "--format", "xml");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: verify DIRECTORY");
  }

  private Map<String, String> contents() throws IOException {
    return contents(directory);
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path each : tree.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(each).toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : tree.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
