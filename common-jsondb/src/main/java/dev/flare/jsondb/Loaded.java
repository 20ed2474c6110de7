package dev.flare.jsondb;

import java.util.List;
import java.util.Optional;

/// All that the files of a store hold.
///
/// @param journals what each journal holds, from the first that counts
record Loaded(Contents contents, State state, List<JournalFile> journals) {
  /// Number of the newest journal.
  int journal() {
    return contents.journal() + journals.size() - 1;
  }

  /// Bytes of the journals that are whole.
  long journalBytes() {
    return journals.stream().mapToLong(JournalFile::length).sum();
  }

  Optional<TornTail> tail() {
    return journals.stream().flatMap(each -> each.tail().stream()).findFirst();
  }
}
