package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MigrationTest {
  private static final Path HOME = Path.of("/store");
  private static final Path ARCHIVE = HOME.resolve("archive/people-type-1.json");
  private final MemoryDisk disk = new MemoryDisk();

  /// The first version.
  record Person(String name) {}

  /// The third: a family name came in the second, an age in the third.
  record FullPerson(String first, String family, int age) {}

  private static final TypeHistory<FullPerson> HISTORY =
      TypeHistory.of(FullPerson.class).then(MigrationTest::withFamily).then(MigrationTest::aged);

  private static JsonNode withFamily(JsonNode person) {
    String[] names = person.get("name").stringValue().split(" ", 2);
    return JsonNodeFactory.instance.objectNode().put("first", names[0]).put("family", names[1]);
  }

  private static JsonNode aged(JsonNode person) {
    return ((ObjectNode) person.deepCopy()).put("age", 7);
  }

  private static Store open(Disk on) {
    return Store.open(HOME, StoreOptions.standard().with(on));
  }

  private static KeyedCollection<FullPerson> people(Store store) {
    return store.collection("people", HISTORY, FullPerson::first);
  }

  private void fillInVersionOne() {
    try (Store store = open(disk)) {
      store
          .collection("people", Person.class, person -> person.name().split(" ")[0])
          .put(new Person("Ada Lovelace"));
      store.log("greeted", Person.class).append(new Person("Alan Turing"));
      store.document("host", Person.class, new Person("")).put(new Person("Grace Hopper"));
    }
  }

  private static final FullPerson ADA = new FullPerson("Ada", "Lovelace", 7);

  @Test
  void bringsEachKindOfPartToTheNewestVersion() {
    fillInVersionOne();
    try (Store store = open(disk)) {
      assertThat(people(store).find("Ada")).contains(ADA);
      assertThat(store.log("greeted", HISTORY, 9).newest(1))
          .containsExactly(new LogEntry<>(1, new FullPerson("Alan", "Turing", 7)));
      assertThat(store.document("host", HISTORY, ADA).read())
          .isEqualTo(new FullPerson("Grace", "Hopper", 7));
    }
  }

  @Test
  void doesItOnceAndKeepsWhatThePartWas() throws IOException {
    fillInVersionOne();
    for (int i = 0; i < 3; i++) {
      try (Store store = open(disk)) {
        assertThat(people(store).all()).containsExactly(ADA);
      }
    }
    assertThat(new String(disk.read(ARCHIVE), StandardCharsets.UTF_8))
        .contains("\"name\" : \"Ada Lovelace\"", "\"type\" : 1");
    assertThat(disk.exists(HOME.resolve("archive/people-type-1-2.json"))).isFalse();
  }

  @Test
  void surelyHasItOnDiskBeforeTheFirstChangeInTheNewVersion() {
    fillInVersionOne();
    FullPerson alan = new FullPerson("Alan", "Turing", 41);
    people(open(disk)).put(alan);
    try (Store store = open(disk.copy())) {
      assertThat(people(store).all()).containsExactly(ADA, alan);
    }
  }

  @Test
  void isTheOldOrTheNewWhereverTheMachineStops() {
    fillInVersionOne();
    int done = 0;
    for (int stop = 0; stop < 30; stop++) {
      MemoryDisk found = disk.copy();
      FaultyDisk stopping = new FaultyDisk(found);
      stopping.failAfter(stop, Integer.MAX_VALUE);
      try {
        assertThat(people(open(stopping)).all()).containsExactly(ADA);
        done++;
      } catch (WriteFailed e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
      try (Store store = open(found.copy())) {
        assertThat(people(store).all()).as("stopped at step %d", stop).containsExactly(ADA);
      }
    }
    assertThat(done).isBetween(1, 29);
  }

  @Test
  void keepsTheVersionOfAPartThatHoldsNothingYet() {
    FullPerson alan = new FullPerson("Alan", "Turing", 41);
    people(open(disk)).put(alan);
    try (Store store = open(disk.copy())) {
      assertThat(people(store).all()).containsExactly(alan);
    }
    assertThat(disk.exists(ARCHIVE)).isFalse();
  }

  @Test
  void refusesAVersionThatItDoesNotKnowYet() throws IOException {
    fillInVersionOne();
    try (Store store = open(disk)) {
      people(store).put(new FullPerson("Alan", "Turing", 41));
    }
    byte[] before = disk.read(HOME.resolve("people.json"));
    try (Store store = open(disk)) {
      assertThatThrownBy(() -> store.collection("people", Person.class, Person::name))
          .isInstanceOf(NewerStore.class)
          .hasMessageContaining("people.json holds version 3 of its type")
          .hasMessageContaining("Nothing was changed");
    }
    assertThat(disk.read(HOME.resolve("people.json"))).isEqualTo(before);
  }

  @Test
  void refusesAFormatThatItDoesNotKnowYet() throws IOException {
    fillInVersionOne();
    for (String name : List.of("_contents.json", "people.json", "journal-2.jsonl")) {
      MemoryDisk newer = disk.copy();
      Path file = HOME.resolve(name);
      String later =
          new String(disk.read(file), StandardCharsets.UTF_8)
              .replaceFirst("\"format\"( ?): ?2", "\"format\"$1: 3");
      newer.write(file, resealed(later));
      assertThatThrownBy(() -> open(newer))
          .isInstanceOf(NewerStore.class)
          .hasMessageContaining(name + " has format 3");
    }
  }

  private static byte[] resealed(String sealed) {
    String object = "{" + sealed.substring(sealed.indexOf(',') + 1);
    boolean line = object.endsWith("\n");
    byte[] bytes = object.strip().getBytes(StandardCharsets.UTF_8);
    SealedBytes again = new SealedBytes().add(out -> write(out, bytes));
    if (line) {
      again.write('\n');
    }
    return again.toByteArray();
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void changesNothingWhenAStepGoesWrong() {
    fillInVersionOne();
    TypeHistory<FullPerson> wrong = TypeHistory.of(FullPerson.class).then(tree -> tree);
    try (Store store = open(disk)) {
      assertThatThrownBy(() -> store.collection("people", wrong, FullPerson::first))
          .isInstanceOf(DamagedStore.class)
          .hasMessageContaining("people.json");
    }
    assertThat(disk.exists(ARCHIVE)).isFalse();
    try (Store store = open(disk)) {
      assertThat(people(store).all()).containsExactly(ADA);
    }
  }
}
