package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir private Path directory;
  private Programs programs;
  private Path jar;

  @BeforeEach
  void build() throws IOException {
    programs = new Programs(directory.resolve("programs"));
    jar = Files.writeString(directory.resolve("flux-service.jar"), "first");
  }

  @Test
  void stayAsTheyAreWhateverIsBuilt() throws IOException {
    Path copy = programs.ready("flux", jar);

    Files.writeString(jar, "another");

    assertThat(copy).hasContent("first");
  }

  @Test
  void areCopiedAnewForTheNextStart() throws IOException {
    Path _ = programs.ready("flux", jar);
    Files.writeString(jar, "other");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));

    assertThat(programs.ready("flux", jar)).hasContent("other");
  }

  @Test
  void needNoRoomWhileNothingIsBuilt() throws IOException {
    Path copy = programs.ready("flux", jar);
    Object before = Files.getAttribute(copy, "unix:ino");

    assertThat(Files.getAttribute(programs.ready("flux", jar), "unix:ino")).isEqualTo(before);
  }

  @Test
  void belongToOneAppEach() throws IOException {
    assertThat(programs.ready("one", jar)).isNotEqualTo(programs.ready("two", jar));

    programs.remove("one");
    assertThat(directory.resolve("programs"))
        .isDirectoryContaining(file -> file.endsWith("two.jar"));
    assertThat(directory.resolve("programs/one.jar")).doesNotExist();
  }
}
