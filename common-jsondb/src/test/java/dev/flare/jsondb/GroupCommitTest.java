package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GroupCommitTest {
  private static final Path HOME = Path.of("/store");
  private final GatedDisk disk = new GatedDisk();
  private final Store store = Store.open(HOME, StoreOptions.standard().with(disk));
  private final KeyedCollection<Line> lines = store.collection("lines", Line.class, Line::id);

  private record Writer<R>(FutureTask<R> task, Thread thread) {
    R get() throws Exception {
      return task.get();
    }
  }

  private static <R> Writer<R> writer(Callable<R> work) {
    FutureTask<R> task = new FutureTask<>(work);
    return new Writer<>(task, Thread.ofPlatform().start(task));
  }

  private Writer<Boolean> writerOf(String id) {
    return writer(() -> {
      lines.put(Line.of(id, "1"));
      return true;
    });
  }

  /// The only thing a writer waits for is its turn.
  private static <R> Writer<R> inLine(Writer<R> writer) {
    while (writer.thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return writer;
  }

  private Writer<Boolean> leaderOf(String id) {
    Writer<Boolean> leader = writerOf(id);
    disk.awaitSync();
    return leader;
  }

  private static ThrowableAssertAlternative<?> assertThatFailureOf(Writer<?> writer) {
    return assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(writer::get)
        .havingCause();
  }

  private static List<String> idsIn(Disk files) {
    try (Store again = Store.open(HOME, StoreOptions.standard().with(files))) {
      return again.collection("lines", Line.class, Line::id).all().stream().map(Line::id).toList();
    }
  }

  @Test
  void letsAllWhoWaitShareOneSync() throws Exception {
    disk.shut();
    List<Writer<Boolean>> all = new ArrayList<>(List.of(leaderOf("a")));
    for (String id : List.of("b", "c", "d", "e")) {
      all.add(inLine(writerOf(id)));
    }
    int before = disk.syncs();
    disk.letOneThrough();
    disk.awaitSync();
    disk.openAgain();
    disk.letOneThrough();
    for (Writer<Boolean> each : all) {
      assertThat(each.get()).isTrue();
    }
    assertThat(disk.syncs()).isEqualTo(before + 1);
    assertThat(idsIn(disk.files().copy())).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void showsReadersNothingThatIsNotDurable() throws Exception {
    disk.shut();
    Writer<Boolean> leader = leaderOf("a");
    assertThat(lines.all()).isEmpty();
    disk.letOneThrough();
    leader.get();
    assertThat(lines.find("a")).isPresent();
  }

  @Test
  void buildsEachTransactionOnThoseBeforeItInLine() throws Exception {
    Log<String> log = store.log("events", String.class);
    disk.shut();
    Writer<Boolean> leader = leaderOf("a");
    Writer<Boolean> seen =
        inLine(
            writer(() ->
                store.transaction(tx -> {
                  tx.append(log, "after a");
                  return tx.find(lines, "a").isPresent();
                })));
    disk.openAgain();
    disk.letOneThrough();
    assertThat(leader.get()).isTrue();
    assertThat(seen.get()).isTrue();
  }

  @Test
  void failsEverythingThatWasBuiltOnAFailure() throws Exception {
    disk.shut();
    Writer<Boolean> leader = leaderOf("a");
    Writer<Boolean> second = inLine(writerOf("b"));
    Writer<Boolean> third = inLine(writerOf("c"));
    disk.letOneFail();
    disk.awaitSync();
    disk.openAgain();
    disk.letOneThrough();
    assertThatFailureOf(leader).isInstanceOf(WriteFailed.class);
    assertThatFailureOf(second).isInstanceOf(WriteFailed.class);
    assertThatFailureOf(third).withMessageContaining("No space left on device");
    assertThat(lines.all()).isEmpty();
    lines.put(Line.of("d", "1"));
    assertThat(idsIn(disk.files().copy())).containsExactly("d");
  }

  @Test
  void letsAChangeThatChangesNothingWaitForWhatItSaw() throws Exception {
    disk.shut();
    Writer<Boolean> leader = leaderOf("a");
    Writer<Boolean> same = inLine(writerOf("a"));
    disk.letOneFail();
    disk.awaitSync();
    disk.openAgain();
    disk.letOneThrough();
    assertThatFailureOf(leader).isInstanceOf(WriteFailed.class);
    assertThatFailureOf(same).isInstanceOf(WriteFailed.class);
  }

  @Test
  void harmsNobodyWhenAWriterInLineIsInterrupted() throws Exception {
    disk.shut();
    Writer<Boolean> leader = leaderOf("a");
    Writer<Boolean> interrupted =
        inLine(
            writer(() -> {
              lines.put(Line.of("b", "1"));
              return Thread.interrupted();
            }));
    interrupted.thread.interrupt();
    disk.openAgain();
    disk.letOneThrough();
    assertThat(leader.get()).isTrue();
    assertThat(interrupted.get()).isTrue();
    assertThat(idsIn(disk.files().copy())).containsExactly("a", "b");
  }

  @Test
  void leavesTheOthersAloneWhenAValueCannotBeWritten() throws Exception {
    KeyedCollection<Odd> odd = store.collection("odd", Odd.class, Odd::id);
    assertThatThrownBy(() -> odd.put(new Odd("x", new Selfish())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be written");
    lines.put(Line.of("a", "1"));
    assertThat(idsIn(disk.files().copy())).containsExactly("a");
  }

  record Odd(String id, Selfish value) {}

  /// Jackson cannot write what holds itself.
  static final class Selfish {
    final Selfish me = this;
  }

  /// A journal of which the last write was of several lines.
  private MemoryDisk writtenTogether() throws Exception {
    disk.shut();
    List<Writer<Boolean>> all = new ArrayList<>(List.of(leaderOf("a")));
    for (String id : List.of("b", "c", "d")) {
      all.add(inLine(writerOf(id)));
    }
    disk.openAgain();
    disk.letOneThrough();
    for (Writer<Boolean> each : all) {
      assertThat(each.get()).isTrue();
    }
    return disk.files().copy();
  }

  private static void spoil(MemoryDisk files, String words) throws Exception {
    Path journal = HOME.resolve("journal-1.jsonl");
    byte[] bytes = files.read(journal);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(words);
    Arrays.fill(bytes, at, at + words.length(), (byte) 0);
    files.write(journal, bytes);
  }

  @Test
  void takesSeveralLinesThatOneCrashSpoiltForOneTornWrite() throws Exception {
    MemoryDisk found = writtenTogether();
    spoil(found, "\"id\":\"b\"");
    assertThat(idsIn(found)).containsExactly("a");
    assertThat(idsIn(found)).containsExactly("a");
  }

  @Test
  void neverTakesForTornWhatWasSafeBeforeTheLastWrite() throws Exception {
    MemoryDisk found = writtenTogether();
    spoil(found, "\"id\":\"a\"");
    assertThatThrownBy(() -> idsIn(found))
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("journal-1.jsonl, line 2");
  }

  @Test
  void keepsEveryCountOfManyWritersAtOnce(@TempDir Path home) throws Exception {
    int writersAtOnce = 16;
    int each = 50;
    try (Store real = Store.open(home, StoreOptions.standard().foldingFrom(4_000))) {
      Document<Integer> count = real.document("count", Integer.class, 0);
      List<Writer<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < writersAtOnce; i++) {
        all.add(
            writer(() -> {
              for (int n = 0; n < each; n++) {
                count.update(value -> value + 1);
              }
              return true;
            }));
      }
      for (Writer<Boolean> writer : all) {
        assertThat(writer.get()).isTrue();
      }
      assertThat(count.read()).isEqualTo(writersAtOnce * each);
    }
    try (Store again = Store.open(home)) {
      assertThat(Optional.of(again.document("count", Integer.class, 0).read()))
          .contains(writersAtOnce * each);
    }
  }
}
