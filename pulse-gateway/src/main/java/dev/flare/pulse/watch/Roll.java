package dev.flare.pulse.watch;

import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.process.ProcessIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What Pulse writes down of itself and its apps for the command line, which can so tell of them
/// when Pulse is gone. Only the owner may read it: tokens stand in it.
///
/// @param pulse its process
public record Roll(ProcessIdentity pulse, List<Entry> apps) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "roll.json";

  public Roll {
    apps = List.copyOf(apps);
  }

  /// @param since when it came into its phase, in epoch milliseconds
  /// @param process null while it has none
  /// @param address where it is asked, null where nobody knows
  public record Entry(
      String id,
      @Nullable String component,
      @Nullable String envFile,
      @Nullable Integer port,
      String phase,
      String why,
      long since,
      @Nullable ProcessIdentity process,
      @Nullable String address,
      @Nullable String accessToken) {
    static Entry of(WatchedApp app) {
      return new Entry(
          app.id(),
          app.component().map(SuiteComponent::code).orElse(null),
          app.envFile().map(Path::toString).orElse(null),
          app.port().orElse(null),
          app.phase().name(),
          app.why(),
          app.since().toEpochMilli(),
          app.process().orElse(null),
          app.address().map(URI::toString).orElse(null),
          app.accessToken().orElse(null));
    }

    /// Leaves the token out, so that no log shows it.
    @Override
    public String toString() {
      return "%s, %s".formatted(id, phase);
    }
  }

  static Roll of(ProcessIdentity pulse, List<WatchedApp> apps) {
    return new Roll(pulse, apps.stream().map(Entry::of).toList());
  }

  /// @param storage of Pulse
  /// @return empty where no Pulse has ever written one
  /// @throws IOException when it cannot be read
  public static Optional<Roll> read(Path storage) throws IOException {
    Path file = storage.resolve(NAME);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Roll.class));
    } catch (JacksonException e) {
      throw new IOException("%s is of another version of Flare".formatted(file), e);
    }
  }

  /// A reader finds the old one or the new one whole.
  void write(Path storage) throws IOException {
    Path draft =
        Files.createTempFile(
            storage,
            "roll",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, JSON.writeValueAsBytes(this));
    Files.move(draft, storage.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }
}
