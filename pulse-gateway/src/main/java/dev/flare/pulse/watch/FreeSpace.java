package dev.flare.pulse.watch;

import java.io.IOException;

/// How much is free on a disk.
@FunctionalInterface
public interface FreeSpace {
  /// @throws IOException when the disk does not tell
  long bytes() throws IOException;
}
