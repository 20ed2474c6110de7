package dev.flare.pulse.watch;

import dev.flare.pulse.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes rolls as Pulse does.
public final class SampleRoll {
  private SampleRoll() {}

  /// @param data the working directory of Pulse
  public static void write(Path data, ProcessIdentity pulse, Roll.Entry... apps)
      throws IOException {
    Path storage = data.resolve("storage_pulse");
    Files.createDirectories(storage);
    new Roll(pulse, List.of(apps)).write(storage);
  }

  public static Roll.Entry app(
      String id, String component, String phase, Optional<ProcessIdentity> process) {
    return app(id, component, phase, process, null, 15050);
  }

  public static Roll.Entry app(
      String id,
      String component,
      String phase,
      Optional<ProcessIdentity> process,
      @Nullable String envFile,
      int port) {
    return new Roll.Entry(
        id,
        component,
        envFile,
        port,
        phase,
        "because",
        0,
        process.orElse(null),
        process.map(_ -> "http://127.0.0.1:" + port).orElse(null),
        null);
  }
}
