package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.bitget.SharedText.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final ApiKeys KEYS = new ApiKeys("key", "secret", "phrase");
  private static final URI EXCHANGE = URI.create("https://exchange");

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime();

  private DurableFile file() {
    return new DurableFile(directory.resolve("notes"), time, time);
  }

  private String append(String more) throws IOException {
    return file().change(before -> new Step<>(before + more, before), PATIENCE);
  }

  @Test
  void keepsWhatEachLeavesBehind() throws IOException {
    assertThat(append("one")).isEmpty();
    assertThat(append(" two")).isEqualTo("one");
    assertThat(append("")).isEqualTo("one two");
  }

  @Test
  void canBeReadByItsOwnerOnly() throws IOException {
    append("one");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("notes"))))
        .isEqualTo("rw-------");
  }

  @Test // a power cut in the middle
  void readsTheLastTextWholeThoughTheNextOneWasCutOff() throws IOException {
    append("one");
    Files.writeString(directory.resolve("notes.new"), "one and a ha");

    assertThat(append(" two")).isEqualTo("one");
    assertThat(append("")).isEqualTo("one two");
  }

  @Test
  void keepsTheLastTextWhereNoOtherCanBeWritten() throws IOException {
    append("one");
    Files.createDirectory(directory.resolve("notes.new"));

    assertThatThrownBy(() -> append(" two")).isInstanceOf(IOException.class);
    assertThat(append("")).isEqualTo("one");
  }

  @Test // a restart of the machine empties /tmp
  void liesNotAmongTheFilesThatARestartRemoves() {
    assertThat(BudgetDirectory.durable().sent(EXCHANGE, KEYS).getParent())
        .isEqualTo(Path.of("/var/tmp/flare-" + System.getProperty("user.name")));
  }

  @Test
  void isRemovedOnceTheExchangeHasForgottenWhatItTells() throws IOException {
    Path notes = new BudgetDirectory(directory).sent(EXCHANGE, KEYS);
    Instant used = Instant.parse("2026-05-01T12:00:00Z");
    Files.writeString(notes, "mine");
    Files.setLastModifiedTime(notes, FileTime.from(used));

    new BudgetDirectory(directory).prepare(used.plus(Duration.ofDays(100)));
    assertThat(notes).exists();
    new BudgetDirectory(directory).prepare(used.plus(Duration.ofDays(100)).plusSeconds(1));
    assertThat(notes).doesNotExist();
  }
}
