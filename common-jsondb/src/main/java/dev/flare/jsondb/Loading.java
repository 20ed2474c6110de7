package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the files of a store and changes none of them.
final class Loading {
  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private final Snapshots snapshots;

  Loading(Layout layout, Disk disk, Json json, Snapshots snapshots) {
    this.layout = layout;
    this.disk = disk;
    this.json = json;
    this.snapshots = snapshots;
  }

  /// Empty where no store was begun.
  ///
  /// @throws DamagedStore when a file does not hold what was written
  Optional<Loaded> load() throws IOException {
    try {
      return read();
    } catch (DamagedStore e) {
      throw copy().map(state -> e.with(layout.previous().directory(), state.version())).orElse(e);
    }
  }

  /// The last good copy, if it is one.
  private Optional<State> copy() {
    Layout copy = layout.previous();
    try {
      Snapshots files = new Snapshots(copy, disk, json);
      return new Loading(copy, disk, json, files).read().map(Loaded::state);
    } catch (IOException | StoreException e) {
      return Optional.empty();
    }
  }

  private Optional<Loaded> read() throws IOException {
    Optional<Contents> contents = contents();
    if (contents.isEmpty()) {
      requireNothingElse();
      return Optional.empty();
    }
    return Optional.of(load(contents.get()));
  }

  /// What belongs to the store; empty where nothing says so.
  Optional<Contents> contents() throws IOException {
    if (disk.exists(layout.contents())) {
      return Optional.of(readContents(layout.contents(), disk.read(layout.contents())));
    }
    Path first = layout.journal(0);
    return disk.exists(first) ? Optional.of(headOf(first)) : Optional.empty();
  }

  private Contents readContents(Path file, byte[] bytes) {
    try {
      if (!Seal.isIntact(bytes)) {
        throw new DamagedStore(file, 1, "the checksum does not match what follows it");
      }
      return Json.contents(json.parse(bytes));
    } catch (JacksonException e) {
      throw new DamagedStore(file, 1, "is no JSON");
    } catch (Misfit e) {
      throw e.in(file, 1);
    }
  }

  /// In format 1 the journal's first line is the contents.
  private Contents headOf(Path file) throws IOException {
    JsonNode head = JournalFile.parse(file, disk.read(file), json).head();
    try {
      return Json.contents(head);
    } catch (Misfit e) {
      throw e.in(file, 1);
    }
  }

  private void requireNothingElse() throws IOException {
    for (String name : disk.names(layout.directory())) {
      if (name.endsWith(Layout.PART)) {
        throw lacksContents(name);
      }
    }
    Path first = layout.journal(1);
    if (disk.exists(first)
        && !JournalFile.parse(first, disk.read(first), json).transactions().isEmpty()) {
      throw lacksContents(first.getFileName().toString());
    }
  }

  private DamagedStore lacksContents(String name) {
    return new DamagedStore(
        layout.contents(), 1, "the file is missing, though %s is there".formatted(name));
  }

  private Loaded load(Contents contents) throws IOException {
    State parts = State.EMPTY;
    for (Map.Entry<String, Long> each : contents.parts().entrySet()) {
      parts = parts.with(each.getKey(), snapshots.read(each.getKey(), each.getValue()));
    }
    State state = parts.at(contents.after());
    List<JournalFile> journals = new ArrayList<>();
    boolean mustBe = true;
    for (int number = contents.journal(); isThere(number, mustBe); number++) {
      Path file = layout.journal(number);
      JournalFile journal = journal(file, number);
      requireWhole(journals, journal);
      state = replay(state, file, journal, parts);
      journals.add(journal);
      mustBe = journal.continued() && number < contents.until();
    }
    requireNoneNewer(state);
    return new Loaded(contents, state, journals);
  }

  private boolean isThere(int number, boolean mustBe) throws IOException {
    if (disk.exists(layout.journal(number))) {
      return true;
    }
    if (mustBe) {
      throw new DamagedStore(layout.journal(number), 1, "the file is missing");
    }
    return false;
  }

  private JournalFile journal(Path file, int number) throws IOException {
    JournalFile journal = JournalFile.parse(file, disk.read(file), json);
    try {
      if (number > 0 && Json.number(journal.head(), "journal") != number) {
        throw new Misfit("is another journal than its name says");
      }
    } catch (Misfit e) {
      throw e.in(file, 1);
    }
    return journal;
  }

  /// Nothing is written to a journal before all in those before it is safe.
  private static void requireWhole(List<JournalFile> before, JournalFile journal) {
    for (JournalFile each : before) {
      if (each.tail().isPresent() && !journal.transactions().isEmpty()) {
        TornTail tail = each.tail().get();
        throw new DamagedStore(
            tail.file(), tail.line(), "the checksum does not match what follows it");
      }
    }
  }

  private static State replay(State before, Path file, JournalFile journal, State parts) {
    State after = before;
    for (JournalFile.Entry entry : journal.transactions()) {
      try {
        after = replay(after, entry, parts);
      } catch (Misfit e) {
        throw e.in(file, entry.line());
      }
    }
    return after;
  }

  /// A readable file may be newer than the journal's beginning: a crash came between the two.
  ///
  /// @param parts as the readable files hold them
  /// @throws Misfit when the transaction is not the next one
  static State replay(State before, JournalFile.Entry entry, State parts) {
    long expected = before.version() + 1;
    if (entry.version() != expected) {
      throw new Misfit("is transaction %d in place of %d".formatted(entry.version(), expected));
    }
    State after = before;
    for (Edit edit : entry.edits()) {
      long known = parts.part(edit.part()).map(PartState::version).orElse(0L);
      after = entry.version() > known ? after.after(edit, entry.version()) : after;
    }
    return after.at(entry.version());
  }

  private void requireNoneNewer(State state) {
    for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
      if (each.getValue().version() > state.version()) {
        throw new DamagedStore(
            layout.part(each.getKey()),
            1,
            "holds version %d where the journals end with %d"
                .formatted(each.getValue().version(), state.version()));
      }
    }
  }
}
