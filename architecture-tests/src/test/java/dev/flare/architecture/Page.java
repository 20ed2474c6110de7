package dev.flare.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation, by its path from the home of Flare.
record Page(Path path, String text) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|(.*)$");

  static Page of(String path) {
    try {
      return new Page(Path.of(path), Files.readString(HOME.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every page for users and contributors.
  static List<Page> all() {
    try (Stream<Path> below = Files.walk(HOME.resolve("docs"));
        Stream<Path> above = Files.list(HOME)) {
      return Stream.concat(above, below)
          .filter(path -> path.toString().endsWith(".md"))
          .map(path -> of(HOME.relativize(path).toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files of this project that it leads to, seen from the home of Flare.
  Stream<Path> links() {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://") && !link.startsWith("#"))
        .map(link ->
            HOME.relativize(
                HOME.resolve(path).resolveSibling(link.replaceFirst("#.*", "")).normalize()));
  }

  /// The rows of its tables that begin with a word of code.
  Stream<MatchResult> rows() {
    return CELL.matcher(text).results();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
