package dev.flare.pulse.watch;

import dev.flare.pulse.app.WatchedApps;
import dev.flare.pulse.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the roll true.
final class RollKeeper {
  private static final Logger log = LoggerFactory.getLogger(RollKeeper.class);

  private final WatchedApps apps;
  private final ProcessIdentity pulse;
  private final Path storage;
  private Optional<Roll> written = Optional.empty();
  private boolean fails;

  RollKeeper(WatchedApps apps, ProcessIdentity pulse, Path storage) {
    this.apps = apps;
    this.pulse = pulse;
    this.storage = storage;
  }

  /// Writes what changed; called every second.
  void keep() {
    Roll now = Roll.of(pulse, apps.watched());
    if (written.filter(now::equals).isEmpty()) {
      write(now);
    }
  }

  private void write(Roll now) {
    try {
      now.write(storage);
      written = Optional.of(now);
      fails = false;
    } catch (IOException e) {
      if (!fails) {
        log.warn("./flare status will tell what was before: {}", e.toString());
      }
      fails = true;
    }
  }
}
