package dev.flare.pulse.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The jars from which apps run: a copy for each, so that a build or an update under a running app
/// takes no class away from it.
///
/// @param directory belongs to Pulse
record Programs(Path directory) {
  /// Where the copy of the app lies, which no other app nor installation starts.
  Path of(String id) {
    return directory.resolve(id + ".jar");
  }

  /// The copy from which the app is to be started; it must not be running.
  Path ready(String id, Path jar) throws IOException {
    Path copy = of(id);
    if (!isCopied(jar, copy)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path draft = directory.resolve(id + ".tmp");
      Files.copy(
          jar, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return copy;
  }

  void remove(String id) throws IOException {
    Files.deleteIfExists(of(id));
  }

  private static boolean isCopied(Path jar, Path copy) throws IOException {
    return Files.exists(copy)
        && Files.size(copy) == Files.size(jar)
        && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(jar));
  }
}
