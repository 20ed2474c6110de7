package dev.flare.jsondb;

import java.nio.file.Path;

/// Where the files of a store lie.
record Layout(Path directory) {
  static final String PART = ".json";

  /// What belongs to the store; no part can have this name.
  Path contents() {
    return directory.resolve("_contents.json");
  }

  Path part(String name) {
    return directory.resolve(name + PART);
  }

  /// A store of format 1 has one journal, which counts as number 0.
  Path journal(int number) {
    return directory.resolve(number == 0 ? "journal.jsonl" : "journal-%d.jsonl".formatted(number));
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path archive() {
    return directory.resolve("archive");
  }

  /// The last good copy, a store of its own.
  Layout previous() {
    return new Layout(directory.resolve("previous"));
  }
}
