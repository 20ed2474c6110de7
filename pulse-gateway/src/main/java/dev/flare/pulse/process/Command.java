package dev.flare.pulse.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to start, where, and where its output goes.
///
/// @param environment all that the process sees of one
/// @param output a file to which it appends both of its streams
public record Command(
    List<String> words, Path directory, Map<String, String> environment, Path output) {
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /// Leaves the environment out: it may hold secrets.
  @Override
  public String toString() {
    return "%s in %s".formatted(words, directory);
  }
}
