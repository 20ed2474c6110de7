package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path directory;

  @Test
  void keepsEveryByteWhileStretchesArePackedUnderTheApp() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    StringBuilder printed = new StringBuilder();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      for (int i = 0; i < 100; i++) {
        String line = "line %d\n".formatted(i);
        app.print(line);
        printed.append(line);
        files.tidy();
      }
    }

    assertThat(names()).hasSizeGreaterThan(5);
    assertThat(all(files)).isEqualTo(printed.toString());
  }

  @Test
  void givesTheRoomOfAPackedStretchBackToTheDisk() throws IOException {
    LogFiles files = PrintingApp.files(directory, Holes.ofThisMachine());
    Path live = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(10));
      files.tidy();
      app.printLine("more");
    }

    byte[] left = Files.readAllBytes(live);
    assertThat(left).hasSize(115).startsWith(new byte[99]);
    assertThat(new String(left, 99, 16, StandardCharsets.UTF_8)).isEqualTo("0123456789\nmore\n");
  }

  @Test
  void goesOnWhereItsForerunnerStopped() throws IOException {
    try (PrintingApp app = PrintingApp.startedIn(PrintingApp.files(directory))) {
      app.print("0123456789\n".repeat(15));
      LogFiles again = PrintingApp.files(directory);
      again.tidy();
      app.printLine("while nobody looked");

      assertThat(all(PrintingApp.files(directory)))
          .isEqualTo("0123456789\n".repeat(15) + "while nobody looked\n");
    }
  }

  @Test
  void tellsNothingTwiceWhereACrashCameBetweenPackingAndGivingBack() throws IOException {
    LogFiles files = PrintingApp.files(directory, (_, _) -> {});
    Path live = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(15));
    }
    files.tidy();
    assertThat(Files.readString(live)).startsWith("0123456789");

    LogFiles again = PrintingApp.files(directory);

    assertThat(all(again)).isEqualTo("0123456789\n".repeat(15));
    assertThat(Files.readAllBytes(live)[0]).isZero();
  }

  @Test
  void keepsALineThatACrashCutOffWhileItWasPacked() throws IOException {
    try (PrintingApp app = PrintingApp.startedIn(PrintingApp.files(directory))) {
      app.printLine("kept");
    }
    Files.writeString(directory.resolve("packing.tmp"), "half");

    assertThat(all(PrintingApp.files(directory))).isEqualTo("kept\n");
  }

  @Test
  void beginsAFileForARunWhenTheOldOneHasHoles() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    Path first = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(15));
    }

    Path second = files.beginRun();

    assertThat(second).isNotEqualTo(first).hasSize(0);
    assertThat(first).doesNotExist();
    assertThat(all(files)).isEqualTo("0123456789\n".repeat(15));
  }

  @Test
  void goesOnInTheSameFileWhereARunPrintedLittle() throws IOException {
    LogFiles files = PrintingApp.files(directory);

    assertThat(files.beginRun()).isEqualTo(files.beginRun());
  }

  @Test
  void forgetsTheOldFileWhereACrashCameBetweenTheTwo() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    Path first = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(15));
    }
    Path aside = directory.resolveSibling("aside");
    Files.copy(first, aside, StandardCopyOption.REPLACE_EXISTING);
    files.beginRun();
    Files.move(aside, first);

    assertThat(all(PrintingApp.files(directory))).isEqualTo("0123456789\n".repeat(15));
    assertThat(first).doesNotExist();
  }

  @Test
  void endsALineThatADyingAppBegan() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("Killed");
    }

    files.endRun();
    files.endRun();

    assertThat(all(files)).isEqualTo("Killed\n");
  }

  @Test
  void letsTheOldestGoWhereThereIsTooMuch() throws IOException {
    LogFiles files = PrintingApp.thirtyLinesWithoutRoom(directory);

    assertThat(files.first()).isEqualTo(198);
    assertThat(all(PrintingApp.files(directory))).isEqualTo("0123456789\n".repeat(12));
  }

  @Test
  void letsTheTooOldGo() throws IOException {
    Instant[] now = {Instant.now()};
    LogFiles files = LogFiles.in(directory, PrintingApp.SMALL, PrintingApp.ZEROS, () -> now[0]);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(30));
    }
    files.tidy();
    assertThat(files.first()).isZero();

    now[0] = now[0].plus(Duration.ofDays(31));
    files.tidy();

    assertThat(files.first()).isEqualTo(198);
  }

  @Test
  void staysWholeWhereTheFileSystemMakesNoHoles() throws IOException {
    LogFiles files =
        LogFiles.in(
            directory,
            PrintingApp.SMALL,
            (_, _) -> {
              throw new IOException("no holes here");
            },
            () -> PrintingApp.NOW);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(30));
      files.tidy();
    }

    assertThat(all(files)).isEqualTo("0123456789\n".repeat(30));
  }

  @Test
  void givesAllRoomBackWithTheNextStretchWhereItFailedOnce() throws IOException {
    LogFiles files =
        PrintingApp.files(
            directory, PrintingApp.failingOnceWith(new IOException("too many processes just now")));
    Path live = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(10));
      files.tidy();
      assertThat(Files.readString(live)).startsWith("0123456789");

      app.print("0123456789\n".repeat(10));
      files.tidy();
    }

    assertThat(Files.readAllBytes(live)).startsWith(new byte[198]);
  }

  @Test
  void givesRoomBackLaterWhereAReaderWasInterrupted() throws IOException {
    LogFiles files =
        PrintingApp.files(directory, PrintingApp.failingOnceWith(new InterruptedIOException()));
    Path live = files.beginRun();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(15));
      files.tidy();
      app.print("0123456789\n".repeat(15));
      files.tidy();
    }

    assertThat(Files.readAllBytes(live)).startsWith(new byte[198]);
  }

  @Test
  void letsOnlyTheOwnerRead() throws IOException {
    Path folder = directory.resolve("app");

    Path live = PrintingApp.files(folder).beginRun();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesNothingWhenDeleted() throws IOException {
    Path folder = directory.resolve("app");

    PrintingApp.files(folder).delete();

    assertThat(folder).doesNotExist();
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static String all(LogFiles files) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    LogDownload.of(files).forEachRemaining(all::writeBytes);
    return all.toString(StandardCharsets.UTF_8);
  }
}
