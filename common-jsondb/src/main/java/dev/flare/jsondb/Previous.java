package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The last good copy: the readable files before they were rewritten last, with the journals that
/// lead on from them. At every moment it is a store of its own, as new as the last fold.
final class Previous {
  private final Layout layout;
  private final Layout copy;
  private final Disk disk;
  private final Json json;
  private final Map<String, Long> copied = new HashMap<>();

  Previous(Layout layout, Disk disk, Json json) {
    this.layout = layout;
    this.copy = layout.previous();
    this.disk = disk;
    this.json = json;
  }

  /// Keeps the readable files as they are, before they are rewritten.
  void keep(Contents now) throws IOException {
    disk.createDirectory(copy.directory());
    takeJournalsBefore(now.journal());
    for (Map.Entry<String, Long> each : now.parts().entrySet()) {
      if (!each.getValue().equals(copied.get(each.getKey()))) {
        byte[] bytes = disk.read(layout.part(each.getKey()));
        new SafeFile(disk).swap(copy.part(each.getKey()), bytes);
        copied.put(each.getKey(), each.getValue());
      }
    }
    disk.syncDirectory(copy.directory());
  }

  /// Takes over the journals that the store needs no more.
  ///
  /// @param before what belonged to the store when its readable files were kept
  void follow(Contents before, Contents now) throws IOException {
    takeJournalsBefore(now.journal());
    Contents kept = before.endingWith(now.journal() - 1);
    byte[] contents = new SealedBytes().add(out -> json.contents(out, kept)).toByteArray();
    new SafeFile(disk).replace(copy.contents(), contents);
    for (String name : disk.names(copy.directory())) {
      if (isJournalBefore(before.journal(), name)) {
        disk.deleteIfExists(copy.directory().resolve(name));
      }
    }
  }

  private void takeJournalsBefore(int journal) throws IOException {
    for (String name : disk.names(layout.directory())) {
      if (isJournalBefore(journal, name)) {
        Path file = layout.directory().resolve(name);
        disk.move(file, copy.directory().resolve(name));
      }
    }
    disk.syncDirectory(copy.directory());
  }

  private static boolean isJournalBefore(int journal, String name) {
    return Layout.journalNumber(name).filter(number -> number < journal).isPresent();
  }
}
