package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is left of one journal.
///
/// @param entries the transactions before the first damage
/// @param findings what is wrong
/// @param behind the intact transactions behind the first damage
/// @param lines how many transactions there were
/// @param tail what a crash cut off
record SalvagedJournal(
    List<JournalFile.Entry> entries,
    List<Finding> findings,
    List<JournalFile.Entry> behind,
    int lines,
    Optional<TornTail> tail) {

  static SalvagedJournal of(Path file, byte[] bytes, Json json) {
    try {
      JournalFile whole = JournalFile.parse(file, bytes, json);
      List<JournalFile.Entry> entries = whole.transactions();
      return new SalvagedJournal(entries, List.of(), List.of(), entries.size(), whole.tail());
    } catch (DamagedStore e) {
      return of(JournalFile.check(file, bytes, json), Finding.of(e));
    }
  }

  /// The first line holds nothing that the name of the file does not tell, so its loss costs none
  /// of those behind it.
  private static SalvagedJournal of(List<JournalFile.Checked> lines, Finding first) {
    List<Finding> found = lines.stream().flatMap(each -> each.damage().stream()).toList();
    int damaged =
        lines.stream()
            .filter(each -> each.line() > 1 && each.damage().isPresent())
            .mapToInt(JournalFile.Checked::line)
            .min()
            .orElse(Integer.MAX_VALUE);
    return new SalvagedJournal(
        transactions(lines).filter(each -> each.line() < damaged).toList(),
        found.isEmpty() ? List.of(first) : found,
        transactions(lines).filter(each -> each.line() > damaged).toList(),
        lines.size() - 1,
        Optional.empty());
  }

  private static Stream<JournalFile.Entry> transactions(List<JournalFile.Checked> lines) {
    return lines.stream().flatMap(each -> each.transaction().stream());
  }

  /// Whether nothing is missing up to its end.
  boolean isWhole() {
    return entries.size() == lines;
  }
}
