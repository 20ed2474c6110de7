package dev.flare.pulse.shell;

import dev.flare.service.checkup.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the suite has room in memory; Pulse, Gnome, Flux and Grid take some 560 MB.
///
/// @param meminfo as Linux tells it
record MemoryCheck(Path meminfo) implements Check {
  private static final Pattern AVAILABLE =
      Pattern.compile("^MemAvailable:\\s+(\\d+) kB$", Pattern.MULTILINE);
  private static final long COMFORTABLE_MB = 700;
  private static final long LEAST_MB = 200;
  private static final String ADVICE =
      "end what else needs memory, or add some; a component takes some 140 MB";

  @Override
  public List<Finding> look() {
    try {
      Matcher told = AVAILABLE.matcher(Files.readString(meminfo));
      return told.find() ? List.of(judged(Long.parseLong(told.group(1)) / 1024)) : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Finding judged(long megabytes) {
    String text = "%d MB are available".formatted(megabytes);
    if (megabytes >= COMFORTABLE_MB) {
      return Finding.ok("memory", text);
    }
    return megabytes >= LEAST_MB
        ? Finding.warning("memory", text, ADVICE)
        : Finding.broken("memory", text, ADVICE);
  }
}
