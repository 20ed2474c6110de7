package dev.flare.pulse.shell;

import dev.flare.pulse.watch.FreeSpace;
import dev.flare.service.checkup.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Whether there is room on the disk with the data; without any nothing is traded.
record DiskCheck(Path data, FreeSpace disk) implements Check {
  private static final long COMFORTABLE_MB = 1000;
  private static final long LEAST_MB = 200;
  private static final String ADVICE =
      "make room; LOG_KEEP_MB and LOG_KEEP_DAYS of Pulse bound what the logs take";

  @Override
  public List<Finding> look() {
    try {
      return List.of(judged(disk.bytes() >> 20));
    } catch (IOException e) {
      return List.of(
          Finding.broken("disk", "%s cannot be read: %s".formatted(data, e.getMessage()), ADVICE));
    }
  }

  private Finding judged(long megabytes) {
    String text = "%d MB are free for %s".formatted(megabytes, data);
    if (megabytes >= COMFORTABLE_MB) {
      return Finding.ok("disk", text);
    }
    return megabytes >= LEAST_MB
        ? Finding.warning("disk", text, ADVICE)
        : Finding.broken("disk", text, ADVICE);
  }
}
