package dev.flare.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The table of what each component's JVM is told.
///
/// Each line is a component's name and options; several lines of one name add up. `every` stands
/// for all components, `other` for those without a line of their own, `cached` for those that have
/// a cache; `sharing` names components that have one in common.
record JvmOptions(List<List<String>> lines) {
  /// Name of the table beside the jars of an installation.
  static final String FILE = "jvm.options";

  private static final String EVERY = "every";
  private static final String OTHER = "other";
  private static final String CACHED = "cached";
  private static final String SHARING = "sharing";

  JvmOptions {
    lines = List.copyOf(lines);
  }

  /// The table of an installation, otherwise the one that this library carries.
  static JvmOptions beside(Path jar) throws IOException {
    Path own = jar.resolveSibling(FILE);
    return Files.isRegularFile(own) ? parse(Files.readString(own)) : standard();
  }

  static JvmOptions standard() {
    try (InputStream in = JvmOptions.class.getResourceAsStream(FILE)) {
      return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JvmOptions parse(String table) {
    return new JvmOptions(
        table
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> Arrays.asList(line.split("\\s+")))
            .toList());
  }

  /// @param component such as `gnome-service`
  List<String> of(String component) {
    List<String> own = after(component).toList();
    return Stream.concat(after(EVERY), own.isEmpty() ? after(OTHER) : own.stream()).toList();
  }

  /// What goes with a cache.
  List<String> withCache() {
    return after(CACHED).toList();
  }

  /// Components of one cache.
  List<String> sharing() {
    return after(SHARING).toList();
  }

  private Stream<String> after(String name) {
    return lines.stream()
        .filter(line -> line.getFirst().equals(name))
        .flatMap(line -> line.stream().skip(1));
  }
}
