package dev.flare.pulse.shell;

import dev.flare.service.checkup.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the directory with everything can be used or made, and by nobody else.
record RightsCheck(Path data) implements Check {
  private static final int DEPTH_OF_ENV_FILES = 3;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /// Whether there is something to look at in it.
  boolean mayEnter() {
    Path there = nearest();
    return Files.isDirectory(there) && Files.isWritable(there) && Files.isExecutable(there);
  }

  /// The directory itself, or while it is not made yet, where it will be.
  Path nearest() {
    Path there = data;
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  @Override
  public List<Finding> look() {
    if (!mayEnter()) {
      return List.of(
          Finding.broken(
              "rights",
              "%s is no directory that %s may write"
                  .formatted(data, System.getProperty("user.name")),
              "make it and give it to the user who runs Flare, or name another one in FLARE_DATA"));
    }
    if (Files.notExists(data)) {
      return List.of(Finding.ok("rights", "%s will be made by ./flare up".formatted(data)));
    }
    try {
      List<Finding> open = open();
      return open.isEmpty()
          ? List.of(Finding.ok("rights", "%s can be used, and by nobody else".formatted(data)))
          : open;
    } catch (IOException e) {
      return List.of(
          Finding.broken("rights", e.toString(), "give all below %s to one user".formatted(data)));
    }
  }

  private List<Finding> open() throws IOException {
    List<Finding> open = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data, DEPTH_OF_ENV_FILES)) {
      for (Path file : all.filter(RightsCheck::holdsSecrets).toList()) {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
          open.add(
              Finding.broken(
                  "rights",
                  "others on this machine may read %s, where keys and passwords stand"
                      .formatted(file),
                  "chmod go= '%s'".formatted(file)));
        }
      }
    }
    return open;
  }

  private static boolean holdsSecrets(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".env") && Files.isRegularFile(file)
        || name.startsWith("storage_") && Files.isDirectory(file);
  }
}
