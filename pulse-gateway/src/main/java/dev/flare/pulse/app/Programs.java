package dev.flare.pulse.app;

import dev.flare.jvm.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/// The jars from which apps run: those of an app in a directory of its own, so that a build or an
/// update under a running app takes no class away from it.
///
/// Jars that another one names are not copied where a second name for them does (a hard link):
/// whoever renews them puts a new file in their place.
///
/// @param directory belongs to Pulse
record Programs(Path directory) {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Where the app's copy of the jar lies, which no other app nor installation starts.
  Path of(String id, Path jar) {
    return directory.resolve(id).resolve(jar.getFileName());
  }

  /// The program from which the app is to be started; it must not be running.
  Program ready(String id, Path jar) throws IOException {
    Program program = Program.of(jar);
    Path copy = of(id, jar);
    if (!isCopied(program, copy)) {
      remove(id);
      copy(program, id);
    }
    return program.from(copy);
  }

  void remove(String id) throws IOException {
    FileSystemUtils.deleteRecursively(directory.resolve(id));
  }

  private void copy(Program program, String id) throws IOException {
    Path draft = directory.resolve(id + ".tmp");
    FileSystemUtils.deleteRecursively(draft);
    Files.createDirectories(draft, PRIVATE);
    Path home = program.jar().resolveSibling(".");
    for (Path file : program.files()) {
      Path copy = draft.resolve(home.relativize(file));
      Files.createDirectories(copy.resolveSibling("."), PRIVATE);
      if (file.equals(program.jar())) {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      } else {
        linkOrCopy(file, copy);
      }
    }
    Files.move(draft, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void linkOrCopy(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static boolean isCopied(Program program, Path copy) throws IOException {
    Path home = program.jar().resolveSibling(".");
    for (Path file : program.files()) {
      if (!isSame(file, copy.resolveSibling(home.relativize(file)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Path file, Path copy) throws IOException {
    return Files.exists(copy)
        && Files.size(copy) == Files.size(file)
        && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(file));
  }
}
