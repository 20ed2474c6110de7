package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the files of a store lie.
record Layout(Path directory) {
  static final String PART = ".json";

  private static final Pattern JOURNAL = Pattern.compile("journal(?:-(\\d{1,9}))?\\.jsonl");

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

  /// The number of the journal with this file name; empty when it is none.
  static Optional<Integer> journalNumber(String fileName) {
    Matcher name = JOURNAL.matcher(fileName);
    return name.matches()
        ? Optional.of(Optional.ofNullable(name.group(1)).map(Integer::valueOf).orElse(0))
        : Optional.empty();
  }

  /// Names of the files that are there; none where the directory is missing.
  List<String> names(Disk disk) throws IOException {
    try {
      return disk.names(directory);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// The part whose readable file has this name; empty when it is no such file.
  Optional<String> partNamed(String fileName) {
    boolean isPart = fileName.endsWith(PART) && !directory.resolve(fileName).equals(contents());
    return isPart
        ? Optional.of(fileName.substring(0, fileName.length() - PART.length()))
        : Optional.empty();
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
