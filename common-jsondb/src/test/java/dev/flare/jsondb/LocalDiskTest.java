package dev.flare.jsondb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
  private final LocalDisk disk = new LocalDisk();
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("file");
  }

  private Disk.OpenFile growing() throws IOException {
    Disk.OpenFile open = disk.open(file);
    for (String line : new String[] {"one\n", "two\n", "three\n"}) {
      open.append(line.getBytes(UTF_8));
      open.sync();
    }
    return open;
  }

  private String text() throws IOException {
    return new String(disk.read(file), UTF_8);
  }

  @Test
  void keepsRoomReadyThatNobodySees() throws IOException {
    try (Disk.OpenFile _ = growing()) {
      assertThat(Files.size(file)).isGreaterThan(14);
      assertThat(text()).isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void leavesNoRoomBehindWhenItIsClosed() throws IOException {
    growing().close();

    assertThat(Files.readString(file)).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void goesOnBehindWhatWasWrittenThoughRoomWasLeftByAKill() throws IOException {
    Disk.OpenFile killed = growing();
    try (Disk.OpenFile again = disk.open(file)) {
      again.append("four\n".getBytes(UTF_8));
      again.sync();
      assertThat(text()).isEqualTo("one\ntwo\nthree\nfour\n");
    }
    assertThat(Files.readString(file)).isEqualTo("one\ntwo\nthree\nfour\n");
    killed.close();
  }

  @Test
  void cutsRoomTogetherWithWhatIsCut() throws IOException {
    try (Disk.OpenFile open = growing()) {
      open.truncate(4);
      open.append("2\n".getBytes(UTF_8));
      assertThat(text()).isEqualTo("one\n2\n");
    }
  }

  @Test
  void makesAFileThatIsWrittenOnceNoLongerThanItIs() throws IOException {
    try (Disk.OpenFile open = disk.open(file)) {
      open.append("once".getBytes(UTF_8));
      open.sync();
      assertThat(Files.size(file)).isEqualTo(4);
    }
  }
}
