package dev.flare.jsondb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What one writer of the kill test does step by step, and what its parts hold afterwards. The
/// process that writes and the test that counts follow the same script.
///
/// @param done steps so far, from which the next one follows
/// @param first position of the oldest entry that the log keeps
/// @param shared transactions so far that changed what all writers share
record Script(
    int writer,
    long done,
    long document,
    Map<String, Long> entries,
    long first,
    List<Long> log,
    long shared) {
  static final int LOG_KEEPS = 20;

  Script {
    entries = Map.copyOf(entries);
    log = List.copyOf(log);
  }

  static Script beginning(int writer) {
    return new Script(writer, 0, 0, Map.of(), 1, List.of(), 0);
  }

  enum Step {
    DOCUMENT,
    PUT,
    REMOVE,
    APPEND,
    TRANSACTION
  }

  long number() {
    return done + 1;
  }

  Step step() {
    return Step.values()[random().nextInt(Step.values().length)];
  }

  String key() {
    SplittableRandom random = random();
    int _ = random.nextInt();
    return "k" + random.nextInt(12);
  }

  private SplittableRandom random() {
    return new SplittableRandom(number() * 1_000 + writer);
  }

  Script next() {
    return switch (step()) {
      case DOCUMENT -> with(number(), entries, false, shared);
      case PUT -> with(document, putting(), false, shared);
      case REMOVE -> with(document, removing(), false, shared);
      case APPEND -> with(document, entries, true, shared);
      case TRANSACTION -> with(number(), putting(), true, shared + 1);
    };
  }

  private Map<String, Long> putting() {
    Map<String, Long> changed = new TreeMap<>(entries);
    changed.put(key(), number());
    return changed;
  }

  private Map<String, Long> removing() {
    Map<String, Long> changed = new TreeMap<>(entries);
    changed.remove(key());
    return changed;
  }

  private Script with(
      long newDocument, Map<String, Long> newEntries, boolean append, long newShared) {
    List<Long> newLog = new ArrayList<>(log);
    if (append) {
      newLog.add(number());
    }
    int dropped = Math.max(0, newLog.size() - LOG_KEEPS);
    return new Script(
        writer,
        done + 1,
        newDocument,
        newEntries,
        first + dropped,
        newLog.subList(dropped, newLog.size()),
        newShared);
  }

  /// Whether both stand for the same content, however many steps led there.
  boolean holdsTheSameAs(Script other) {
    return document == other.document
        && entries.equals(other.entries)
        && first == other.first
        && log.equals(other.log);
  }
}
