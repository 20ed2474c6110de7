package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(120)
class TroubleTest {
  private static final Path HOME = Path.of("/store");

  @SuppressWarnings("unused") // named by the tests
  private static final List<IOException> REASONS =
      List.of(
          new IOException("No space left on device"),
          new AccessDeniedException("/store/journal-1.jsonl"),
          new FileSystemException("/store/journal-1.jsonl", null, "Read-only file system"));

  private final MemoryDisk files = new MemoryDisk();
  private final FaultyDisk disk = new FaultyDisk(files);

  private Store open(Disk on) {
    return Store.open(
        HOME, StoreOptions.standard().with(on).foldingFrom(600).foldingBy(Runnable::run));
  }

  private static KeyedCollection<Line> lines(Store store) {
    return store.collection("lines", Line.class, Line::id);
  }

  private static void write(Store store, int from, int to) {
    for (int i = from; i < to; i++) {
      lines(store).put(Line.of("k" + i, "1"));
    }
  }

  @ParameterizedTest
  @FieldSource("REASONS")
  void failsAWriteWithItsReasonAndGoesOnWhenTheTroubleIsOver(IOException reason) {
    disk.failWith(reason);
    try (Store store = open(disk)) {
      write(store, 0, 3);
      disk.failAfter(0, Integer.MAX_VALUE);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> write(store, 3, 4))
            .isInstanceOf(WriteFailed.class)
            .hasMessageContaining("the change was not made")
            .hasMessageContaining(reason.getMessage());
        assertThat(lines(store).all()).hasSize(3);
      }
      disk.failAfter(0, 0);
      write(store, 3, 30);
    }
    try (Store store = open(files)) {
      assertThat(lines(store).all()).hasSize(30);
    }
  }

  @ParameterizedTest
  @FieldSource("REASONS")
  void isNotOpenedWhereItCannotWrite(IOException reason) {
    disk.failWith(reason);
    disk.failAfter(0, Integer.MAX_VALUE);
    assertThatThrownBy(() -> open(disk))
        .isInstanceOf(WriteFailed.class)
        .hasMessageContaining(reason.getMessage());
    disk.failAfter(0, 0);
    open(disk).close();
  }

  @Test
  void pointsToTheLastGoodCopyWhenAFileIsDamaged() throws IOException {
    try (Store store = open(files)) {
      write(store, 0, 40);
    }
    try (Store store = open(files)) {
      write(store, 40, 45);
    }
    for (String name : List.of("lines.json", "_contents.json")) {
      MemoryDisk damaged = files.copy();
      Path file = HOME.resolve(name);
      byte[] bytes = damaged.read(file);
      damaged.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> open(damaged))
          .isInstanceOfSatisfying(
              DamagedStore.class,
              e -> assertThat(e.lastGoodCopy()).contains(HOME.resolve("previous")))
          .hasMessageStartingWith(file + ", line ")
          .hasMessageContaining("every change up to number 45, is /store/previous");
      try (Store copy =
          Store.open(HOME.resolve("previous"), StoreOptions.standard().with(damaged))) {
        assertThat(lines(copy).all()).hasSize(45);
      }
    }
  }

  @Test
  void missesAJournalThatIsGoneAlsoBeforeAFoldIsDone() throws IOException {
    LyingDisk half = new LyingDisk();
    FaultyDisk stopping = new FaultyDisk(half);
    Store store = open(stopping);
    half.beforeEachMove(() -> {
      if (half.exists(HOME.resolve("journal-2.jsonl"))) {
        stopping.failAfter(0, 1);
      }
    });
    write(store, 0, 20);
    MemoryDisk found = half.afterKill();
    found.deleteIfExists(HOME.resolve("journal-2.jsonl"));
    assertThatThrownBy(() -> open(found))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("journal-2.jsonl, line 1: the file is missing");
  }

  @Test
  void readsAgainWhatIsLongerAndDeeperThanUsual() {
    String id = "i".repeat(60_000);
    try (Store store = open(files)) {
      lines(store).put(Line.of(id, "1" + "0".repeat(3_000)));
    }
    try (Store store = open(files)) {
      assertThat(lines(store).find(id)).isPresent();
    }
  }

  @Test
  void doesNotPointToACopyThatIsDamagedItself() throws IOException {
    try (Store store = open(files)) {
      write(store, 0, 40);
    }
    for (Path file : List.of(HOME.resolve("lines.json"), HOME.resolve("previous/_contents.json"))) {
      byte[] good = files.read(file);
      files.write(file, Arrays.copyOf(good, good.length / 2));
    }
    assertThatThrownBy(() -> open(files))
        .isInstanceOfSatisfying(DamagedStore.class, e -> assertThat(e.lastGoodCopy()).isEmpty())
        .hasMessageContaining("restore a good copy");
  }
}
