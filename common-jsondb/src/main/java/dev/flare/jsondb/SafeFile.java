package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;

/// Replaces whole files so that a crash leaves the old one or the new one, never a mixture.
record SafeFile(Disk disk) {
  private static final System.Logger LOG = System.getLogger(SafeFile.class.getName());

  /// Returns when the new file would survive a power cut.
  void replace(Path file, byte[] bytes) throws IOException {
    swap(file, bytes);
    disk.syncDirectory(file.resolveSibling(""));
  }

  /// As [#replace], but a power cut may still bring the old file back until its directory is
  /// synced.
  void swap(Path file, byte[] bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      write(draft, bytes);
      disk.move(draft, file);
    } catch (IOException e) {
      discard(draft);
      throw e;
    }
  }

  private void write(Path draft, byte[] bytes) throws IOException {
    try (Disk.OpenFile open = disk.open(draft)) {
      open.truncate(0);
      open.append(bytes);
      open.sync();
    }
  }

  private void discard(Path draft) {
    try {
      disk.deleteIfExists(draft);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} stays behind: {1}", draft, e);
    }
  }
}
