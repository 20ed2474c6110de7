package dev.flare.jsondb;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The parts of a store that one writer of the kill test has for itself, and the two that all
/// share.
record ScriptedParts(
    Store store,
    int writer,
    Document<Long> document,
    KeyedCollection<Held> entries,
    Log<Long> log,
    Document<Long> total,
    Log<String> everybody) {
  record Held(String key, long number) {
    Held {
      requireNonNull(key);
    }
  }

  static ScriptedParts of(Store store, int writer) {
    return new ScriptedParts(
        store,
        writer,
        store.document("document-" + writer, Long.class, 0L),
        store.collection("entries-" + writer, Held.class, Held::key),
        store.log("log-" + writer, Long.class, Script.LOG_KEEPS),
        store.document("total", Long.class, 0L),
        store.log("everybody", String.class, Script.LOG_KEEPS));
  }

  /// Makes the next step of the script; it is durable when this returns.
  void make(Script script) {
    Held held = new Held(script.key(), script.number());
    switch (script.step()) {
      case DOCUMENT -> document.put(script.number());
      case PUT -> entries.put(held);
      case REMOVE -> entries.remove(script.key());
      case APPEND -> log.append(script.number());
      case TRANSACTION -> makeTogether(script, held);
    }
  }

  private void makeTogether(Script script, Held held) {
    store.change(tx -> {
      tx.put(document, script.number());
      tx.put(entries, held);
      tx.append(log, script.number());
      tx.update(total, sum -> sum + 1);
      tx.append(everybody, writer + ":" + script.number());
    });
  }

  /// What is there, as a script that would have led to it; the steps are not known.
  Script found() {
    Map<String, Long> held =
        entries.all().stream().collect(Collectors.toMap(Held::key, Held::number));
    List<LogEntry<Long>> kept = log.after(0, Integer.MAX_VALUE);
    return new Script(
        writer,
        -1,
        document.read(),
        held,
        kept.isEmpty() ? 1 : kept.getFirst().position(),
        kept.stream().map(LogEntry::value).toList(),
        -1);
  }
}
