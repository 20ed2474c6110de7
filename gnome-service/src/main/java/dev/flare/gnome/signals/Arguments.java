package dev.flare.gnome.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the command line asks for: `FILE... [--env FILE] [--format jsonl|csv|summary]`.
///
/// @param env the settings; without it the real environment alone counts
public record Arguments(List<Path> files, Optional<Path> env, Format format) {
  /// How decisions are written.
  public enum Format {
    /// One JSON object a line, as it is broadcast.
    JSONL,
    /// One row a line, indicators and votes packed into a column each.
    CSV,
    /// Counts in place of decisions.
    SUMMARY;

    static Format parse(String text) {
      return Arrays.stream(values())
          .filter(each -> each.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("'%s' is no format; %s".formatted(text, known())));
    }

    private static String known() {
      return Arrays.stream(values())
          .map(Format::toString)
          .collect(Collectors.joining(", ", "there are ", ""));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Arguments {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("name at least one candle file");
    }
  }

  /// @throws IllegalArgumentException saying which argument is wrong
  public static Arguments parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    Optional<Path> env = Optional.empty();
    Format format = Format.JSONL;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--env" -> env = Optional.of(Path.of(after(argument, rest)));
        case "--format" -> format = Format.parse(after(argument, rest));
        default -> files.add(file(argument));
      }
    }
    return new Arguments(files, env, format);
  }

  private static Path file(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException(
          "there is no option %s; there are --env and --format".formatted(argument));
    }
    return Path.of(argument);
  }

  private static String after(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value behind it");
    }
    return rest.next();
  }
}
