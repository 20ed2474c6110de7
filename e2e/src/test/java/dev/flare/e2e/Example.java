package dev.flare.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A block of the documentation that a reader may copy into a shell.
///
/// @param line of the page at which it begins
/// @param commands in their order, each with all its lines
record Example(Path page, long line, List<String> commands) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern OURS =
      Pattern.compile("^(?:[A-Z_]+=\\S+ )*(?:\\./flare|curl|javac?) .*", Pattern.DOTALL);
  private static final Pattern HERE = Pattern.compile("<<-?'?(\\w+)'?");

  Example {
    commands = List.copyOf(commands);
  }

  /// Those of all pages that call Flare, by page.
  static List<Example> all() {
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md").map(HOME::resolve),
              docs.filter(path -> path.toString().endsWith(".md")).sorted())
          .flatMap(Example::of)
          .filter(each -> each.commands.stream().anyMatch(one -> OURS.matcher(one).matches()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Example> of(Path page) {
    String text = read(page);
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> List.of("sh", "").contains(block.group(1)))
        .map(block -> of(page, text, block));
  }

  private static Example of(Path page, String text, MatchResult block) {
    long line = text.substring(0, block.start()).lines().count() + 1;
    return new Example(HOME.relativize(page), line, commands(block.group(2)));
  }

  private static List<String> commands(String block) {
    List<String> commands = new ArrayList<>();
    Iterator<String> lines = block.lines().filter(each -> !each.isBlank()).iterator();
    while (lines.hasNext()) {
      StringBuilder command = new StringBuilder(lines.next());
      while (goesOn(command.toString()) && lines.hasNext()) {
        command.append('\n').append(lines.next());
      }
      commands.add(command.toString());
    }
    return commands;
  }

  /// Whether the last line of what there is leads to another: a backslash, a text that follows, or
  /// a quote.
  private static boolean goesOn(String command) {
    var here = HERE.matcher(command);
    boolean open = command.chars().filter(each -> each == '\'').count() % 2 == 1;
    return command.endsWith("\\")
        || open
        || (here.find() && !command.endsWith("\n" + here.group(1)));
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
