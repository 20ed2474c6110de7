package dev.flare.jsondb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes a damaged store good again with what is left of it, once all there was lies safe aside.
///
/// When it is cut off in the middle, the store is still refused as damaged, or it is good.
record Repair(Layout layout, Disk disk) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /// Copies the directory beside itself as it is and returns where to.
  Path copyAside(Instant now) throws IOException {
    Path directory = layout.directory().toAbsolutePath().normalize();
    String name = "%s-damaged-%s".formatted(directory.getFileName(), STAMP.format(now));
    Path copy = directory.resolveSibling(name);
    for (int next = 2; Files.exists(copy); next++) {
      copy = directory.resolveSibling(name + "-" + next);
    }
    try {
      copyTree(directory, copy);
      return copy;
    } catch (IOException e) {
      delete(copy, e);
      throw e;
    }
  }

  private void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : tree.toList()) {
        copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
    disk.syncDirectory(to.resolveSibling(""));
  }

  private static void delete(Path half, IOException reason) {
    try (Stream<Path> tree = Files.walk(half)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      disk.createDirectory(to);
    } else {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      disk.syncDirectory(to.resolveSibling(""));
    }
  }

  /// Writes what is left as a store of its own, in place of what is there.
  void write(Salvaged left) throws IOException {
    Json json = new Json(List.of());
    SafeFile files = new SafeFile(disk);
    int number = left.newestJournal() + 1;
    for (Map.Entry<String, PartState> each : left.state().parts().entrySet()) {
      byte[] part = new SealedBytes().add(out -> json.part(out, each.getValue())).toByteArray();
      files.replace(layout.part(each.getKey()), part);
    }
    byte[] head = new SealedBytes().addLine(out -> json.head(out, number)).toByteArray();
    files.replace(layout.journal(number), head);
    Contents contents = Contents.of(left.state(), number);
    files.replace(
        layout.contents(),
        new SealedBytes().add(out -> json.contents(out, contents)).toByteArray());
    deleteTheRest(contents);
  }

  private void deleteTheRest(Contents contents) throws IOException {
    for (String name : layout.names(disk)) {
      boolean old = Layout.journalNumber(name).filter(it -> it < contents.journal()).isPresent();
      boolean lost =
          layout.partNamed(name).filter(it -> !contents.parts().containsKey(it)).isPresent();
      if (old || lost) {
        disk.deleteIfExists(layout.directory().resolve(name));
      }
    }
    Layout copy = layout.previous();
    for (String name : copy.names(disk)) {
      disk.deleteIfExists(copy.directory().resolve(name));
    }
    disk.syncDirectory(layout.directory());
  }
}
