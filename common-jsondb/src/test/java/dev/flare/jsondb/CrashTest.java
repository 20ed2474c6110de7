package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrashTest {
  private static final Path HOME = Path.of("/store");
  private static final Path JOURNAL = HOME.resolve("journal-1.jsonl");
  private final MemoryDisk disk = new MemoryDisk();

  private static final Logger WARNINGS = Logger.getLogger(Store.class.getPackageName());

  @BeforeAll
  static void keepTheThousandExpectedWarningsQuiet() {
    WARNINGS.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    WARNINGS.setLevel(null);
  }

  private static Store open(Disk onDisk) {
    return Store.open(HOME, StoreOptions.standard().with(onDisk));
  }

  private static KeyedCollection<Line> lines(Store store) {
    return store.collection("lines", Line.class, Line::id);
  }

  private static Log<String> log(Store store) {
    return store.log("events", String.class);
  }

  /// Each transaction writes two parts, so that half of one would show.
  private static void write(Store store, int number) {
    KeyedCollection<Line> lines = lines(store);
    Log<String> log = log(store);
    store.transaction(tx -> {
      tx.put(lines, Line.of("k" + number, "1." + number));
      return tx.append(log, "wrote k" + number);
    });
  }

  private static int transactionsIn(Store store) {
    int count = lines(store).all().size();
    assertThat(log(store).after(0, 1_000)).hasSize(count);
    return count;
  }

  @Test
  void findsExactlyTheWholeTransactionsWhereverTheJournalIsCut() throws IOException {
    Store store = open(disk);
    List<Integer> ends = new ArrayList<>(List.of(disk.read(JOURNAL).length));
    for (int i = 1; i <= 8; i++) {
      write(store, i);
      ends.add(disk.read(JOURNAL).length);
    }
    byte[] journal = disk.read(JOURNAL);
    for (int cut = ends.getFirst(); cut <= journal.length; cut++) {
      MemoryDisk found = disk.copy();
      found.write(JOURNAL, Arrays.copyOf(journal, cut));
      int present = cut;
      // A line that lacks nothing but its line feed is whole.
      long whole = ends.stream().skip(1).filter(end -> end - 1 <= present).count();
      try (Store reopened = open(found)) {
        assertThat(transactionsIn(reopened)).as("cut at byte %d", cut).isEqualTo((int) whole);
        write(reopened, 99);
        assertThat(transactionsIn(reopened)).isEqualTo((int) whole + 1);
      }
      assertThat(transactionsIn(open(found))).isEqualTo((int) whole + 1);
    }
  }

  @Test
  void reportsTheTornTailThatItCutsOff() throws IOException {
    write(open(disk), 1);
    byte[] journal = disk.read(JOURNAL);
    disk.write(JOURNAL, Arrays.copyOf(journal, journal.length - 5));
    try (Store store = open(disk.copy())) {
      assertThat(store.tornTail().orElseThrow().line()).isEqualTo(2);
    }
  }

  @Test
  void takesALineOfZerosAtTheEndForATornOne() throws IOException {
    write(open(disk), 1);
    byte[] journal = disk.read(JOURNAL);
    Arrays.fill(journal, journal.length - 60, journal.length - 1, (byte) 0);
    disk.write(JOURNAL, journal);
    try (Store store = open(disk.copy())) {
      assertThat(transactionsIn(store)).isZero();
      assertThat(store.tornTail()).isPresent();
    }
  }

  @Test
  void losesNothingWhereverTheMachineStops() {
    for (int stop = 0; stop < 160; stop++) {
      MemoryDisk found = new MemoryDisk();
      int acknowledged = writeUntilTheMachineStops(found, stop);
      try (Store store = open(found.copy())) {
        assertThat(transactionsIn(store))
            .as("stopped at step %d", stop)
            .isBetween(acknowledged, acknowledged + 1);
      }
    }
  }

  private static int writeUntilTheMachineStops(MemoryDisk found, int stop) {
    FaultyDisk stopping = new FaultyDisk(found);
    stopping.failAfter(stop, Integer.MAX_VALUE);
    int acknowledged = 0;
    try {
      Store store =
          Store.open(
              HOME,
              StoreOptions.standard().with(stopping).foldingFrom(600).foldingBy(Runnable::run));
      while (acknowledged < 20) {
        write(store, acknowledged);
        acknowledged++;
      }
    } catch (WriteFailed e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
    return acknowledged;
  }

  @Test
  void staysAsItWasWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() {
    for (int bad = 1; bad <= 6; bad++) {
      for (int good = 0; good < 3; good++) {
        MemoryDisk found = new MemoryDisk();
        FaultyDisk full = new FaultyDisk(found);
        Store store = open(full);
        write(store, 1);
        full.failAfter(good, bad);
        int written = 1 + (good == 2 ? 1 : 0);
        if (good < 2) {
          assertThatThrownBy(() -> write(store, 2)).isInstanceOf(WriteFailed.class);
        } else {
          write(store, 2);
        }
        assertThat(transactionsIn(store)).isEqualTo(written);
        full.failAfter(0, 0);
        write(store, 3);
        assertThat(transactionsIn(store)).isEqualTo(written + 1);
        assertThat(transactionsIn(open(found.copy()))).isEqualTo(written + 1);
      }
    }
  }

  @Test
  void neverSkipsDamageBeforeTheEnd() throws IOException {
    Store store = open(disk);
    int header = disk.read(JOURNAL).length;
    write(store, 1);
    write(store, 2);
    byte[] journal = disk.read(JOURNAL);
    for (int at = 0; at < journal.length - 1; at++) {
      byte[] damaged = journal.clone();
      damaged[at] ^= 1;
      MemoryDisk found = disk.copy();
      found.write(JOURNAL, damaged);
      assertThatThrownBy(() -> open(found))
          .as("bit flipped in byte %d", at)
          .isInstanceOf(DamagedStore.class)
          .hasMessageContaining("journal-1.jsonl, line");
      assertThat(found.read(JOURNAL)).isEqualTo(damaged);
    }
    assertThat(header).isPositive();
  }

  @Test
  void namesTheFileAndTheLineThatIsDamaged() throws IOException {
    try (Store store = open(disk)) {
      write(store, 1);
    }
    Path file = HOME.resolve("lines.json");
    byte[] good = disk.read(file);
    for (int cut = 0; cut < good.length; cut++) {
      MemoryDisk found = disk.copy();
      found.write(file, Arrays.copyOf(good, cut));
      assertThatThrownBy(() -> open(found))
          .isInstanceOfSatisfying(DamagedStore.class, e -> assertThat(e.file()).isEqualTo(file));
    }
    MemoryDisk edited = disk.copy();
    edited.write(
        file,
        new String(good, StandardCharsets.UTF_8)
            .replace("1.1", "9.1")
            .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> open(edited))
        .hasMessageContaining("lines.json, line 1: the checksum does not match");
  }

  @Test
  void refusesToStartWithoutAFileThatItHadWritten() throws IOException {
    try (Store store = open(disk)) {
      write(store, 1);
    }
    MemoryDisk withoutLines = disk.copy();
    withoutLines.deleteIfExists(HOME.resolve("lines.json"));
    assertThatThrownBy(() -> open(withoutLines))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("lines.json, line 1: the file is missing");
    MemoryDisk withoutJournal = disk.copy();
    withoutJournal.deleteIfExists(HOME.resolve("journal-2.jsonl"));
    assertThatThrownBy(() -> open(withoutJournal))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("journal-2.jsonl, line 1: the file is missing");
    MemoryDisk withoutContents = disk.copy();
    withoutContents.deleteIfExists(HOME.resolve("_contents.json"));
    assertThatThrownBy(() -> open(withoutContents))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("_contents.json, line 1: the file is missing, though");
  }

  @Test
  void refusesAFileFromAnOlderCopy() throws IOException {
    try (Store store = open(disk)) {
      write(store, 1);
    }
    byte[] old = disk.read(HOME.resolve("lines.json"));
    try (Store store = open(disk)) {
      write(store, 2);
    }
    disk.write(HOME.resolve("lines.json"), old);
    assertThatThrownBy(() -> open(disk))
        .hasMessageContaining("holds version 1 where the journal needs 2");
  }

  @Test
  void saysWhichValueDoesNotFitWithoutShowingIt() {
    try (Store store = open(disk)) {
      store.document("secret", String.class, "").put("hunter2");
    }
    try (Store store = open(disk)) {
      assertThatThrownBy(() -> store.document("secret", Integer.class, 0))
          .isInstanceOf(DamagedStore.class)
          .hasMessageContaining("secret.json, line 1: a value does not fit Integer")
          .hasMessageNotContaining("hunter2");
    }
  }
}
