package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was asked of [StoreCommand].
sealed interface StoreArguments {
  String USAGE =
      """
      usage: verify DIRECTORY
             repair DIRECTORY [--yes]
             export DIRECTORY [--format json|jsonl] [--to FILE]\
      """;

  Path directory();

  /// Looks at every file and changes none.
  record Verify(Path directory) implements StoreArguments {}

  /// @param agreed whether to change anything
  record Repair(Path directory, boolean agreed) implements StoreArguments {}

  /// @param file empty for the standard output
  record Export(Path directory, ExportFormat format, Optional<Path> file)
      implements StoreArguments {}

  /// @throws IllegalArgumentException saying what can be asked
  static StoreArguments parse(List<String> arguments) {
    Words words = new Words(new ArrayList<>(arguments));
    String command = words.next();
    StoreArguments parsed =
        switch (command) {
          case "verify" -> new Verify(words.directory());
          case "repair" -> new Repair(words.directory(), words.take("--yes"));
          case "export" ->
              new Export(words.directory(), words.format(), words.valueOf("--to").map(Path::of));
          default -> throw new IllegalArgumentException(USAGE);
        };
    words.requireNoMore();
    return parsed;
  }

  /// What is left of the arguments.
  record Words(List<String> left) {
    private String next() {
      if (left.isEmpty()) {
        throw new IllegalArgumentException(USAGE);
      }
      return left.removeFirst();
    }

    private Path directory() {
      String directory = next();
      if (directory.startsWith("--")) {
        throw new IllegalArgumentException(USAGE);
      }
      return Path.of(directory);
    }

    private boolean take(String option) {
      return left.remove(option);
    }

    private Optional<String> valueOf(String option) {
      int at = left.indexOf(option);
      if (at < 0) {
        return Optional.empty();
      }
      if (at + 1 >= left.size()) {
        throw new IllegalArgumentException(USAGE);
      }
      left.remove(at);
      return Optional.of(left.remove(at));
    }

    private ExportFormat format() {
      String name = valueOf("--format").orElse("json");
      for (ExportFormat each : ExportFormat.values()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
          return each;
        }
      }
      throw new IllegalArgumentException("there is no format '%s'%n%s".formatted(name, USAGE));
    }

    private void requireNoMore() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' means nothing here%n%s".formatted(left.getFirst(), USAGE));
      }
    }
  }
}
