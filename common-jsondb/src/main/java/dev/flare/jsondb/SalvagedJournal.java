package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What is left of one journal.
///
/// @param entries the transactions before the first damage
/// @param behind the intact transactions behind it
/// @param findings what is wrong
/// @param damagedLines how many lines are damaged that may have been transactions
/// @param continued whether it says that there is another journal
record SalvagedJournal(
    List<JournalFile.Entry> entries,
    List<JournalFile.Entry> behind,
    List<Finding> findings,
    int damagedLines,
    boolean continued) {

  static SalvagedJournal of(Path file, byte[] bytes, Json json) {
    try {
      JournalFile whole = JournalFile.parse(file, bytes, json);
      return new SalvagedJournal(whole.transactions(), List.of(), List.of(), 0, whole.continued());
    } catch (DamagedStore e) {
      return of(JournalFile.check(file, bytes, json), Finding.of(e));
    }
  }

  /// The first line holds nothing that the name of the file does not tell, so its loss costs none
  /// of those behind it.
  private static SalvagedJournal of(List<JournalFile.Checked> lines, Finding first) {
    List<Finding> found = lines.stream().flatMap(each -> each.damage().stream()).toList();
    List<Integer> damaged =
        found.stream().map(Finding::line).filter(line -> line > 1).sorted().toList();
    int end = damaged.isEmpty() ? Integer.MAX_VALUE : damaged.getFirst();
    return new SalvagedJournal(
        transactions(lines).filter(each -> each.line() < end).toList(),
        transactions(lines).filter(each -> each.line() > end).toList(),
        found.isEmpty() ? List.of(first) : found,
        damaged.size(),
        false);
  }

  private static Stream<JournalFile.Entry> transactions(List<JournalFile.Checked> lines) {
    return lines.stream().flatMap(each -> each.transaction().stream());
  }

  boolean isEmpty() {
    return entries.isEmpty() && findings.isEmpty() && !continued;
  }

  /// The intact transactions that are newer than `version`.
  Stream<JournalFile.Entry> newerThan(long version) {
    return Stream.concat(entries.stream(), behind.stream())
        .filter(each -> each.version() > version);
  }
}
