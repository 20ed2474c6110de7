package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What is left of a store: its newest whole state of which every byte is proved.
///
/// @param findings what is wrong; empty when nothing is
/// @param lostParts of which nothing intact is left
/// @param lostTransactions lines of journals behind the state, damaged or out of reach
/// @param touchedParts those that the intact ones among these lines change
/// @param missingJournal a file that is gone, with nobody knows how many transactions
/// @param newestJournal the highest number that a journal has
/// @param tail what a crash cut off, which is no damage
record Salvaged(
    State state,
    List<Finding> findings,
    SortedSet<String> lostParts,
    int lostTransactions,
    SortedSet<String> touchedParts,
    Optional<Path> missingJournal,
    int newestJournal,
    Optional<TornTail> tail) {
  boolean isDamaged() {
    return !findings.isEmpty();
  }

  boolean losesNothing() {
    return lostParts.isEmpty() && lostTransactions == 0 && missingJournal.isEmpty();
  }
}
