package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// The archive of `./flare dist`, made once for all tests of a build.
final class Archive {
  private static final Path PLACE = Path.of("target", "archive").toAbsolutePath();
  private static final String BUILD = System.getProperty("flare.build", "" + System.nanoTime());

  private Archive() {}

  /// Waits for another class that makes it.
  static Path made() throws Exception {
    Files.createDirectories(PLACE);
    try (FileChannel file =
            FileChannel.open(
                PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      Path archive = PLACE.resolve("flare-%s.tar.gz".formatted(BUILD));
      if (!Files.exists(archive)) {
        deleteEarlier();
        make(archive);
      }
      return archive;
    }
  }

  private static void deleteEarlier() throws IOException {
    try (Stream<Path> files = Files.list(PLACE)) {
      for (Path earlier : files.filter(each -> !each.endsWith("lock")).toList()) {
        FileSystemUtils.deleteRecursively(earlier);
      }
    }
  }

  private static void make(Path archive) throws Exception {
    try (FlareScript dist = FlareScript.start(PLACE, "dist", "--to", archive.toString())) {
      assertThat(dist.exitCode()).as(dist.errors()).isZero();
    }
  }
}
