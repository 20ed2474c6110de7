package dev.flare.pulse.shell;

import dev.flare.service.launch.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a Pulse keeps its things.
///
/// @param data its working directory, with its env file
/// @param storage what it remembers
record PulsePlace(Path data, Path storage) {
  /// @throws IOException when its env file cannot be read
  static PulsePlace in(Path data) throws IOException {
    Path file = data.resolve(".env");
    EnvFile settings = Files.isRegularFile(file) ? EnvFile.read(file) : EnvFile.empty();
    String name = settings.values().getOrDefault("PERSISTENCE_DIRECTORY", "").strip();
    return new PulsePlace(data, data.resolve("storage_" + (name.isEmpty() ? "pulse" : name)));
  }

  Path envFile() {
    return data.resolve(".env");
  }
}
