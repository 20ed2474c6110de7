package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jvm.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
    Path copy = programs.ready("flux", jar).jar();

    Files.writeString(jar, "another");

    assertThat(copy).hasContent("first");
  }

  @Test
  void areCopiedAnewForTheNextStart() throws IOException {
    Program _ = programs.ready("flux", jar);
    Files.writeString(jar, "other");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));

    assertThat(programs.ready("flux", jar).jar()).hasContent("other");
  }

  @Test
  void needNoRoomWhileNothingIsBuilt() throws IOException {
    Path copy = programs.ready("flux", jar).jar();
    Object before = Files.getAttribute(copy, "unix:ino");

    assertThat(Files.getAttribute(programs.ready("flux", jar).jar(), "unix:ino")).isEqualTo(before);
  }

  @Test
  void belongToOneAppEach() throws IOException {
    Path one = programs.ready("one", jar).jar();
    Path two = programs.ready("two", jar).jar();
    assertThat(one).isNotEqualTo(two).isEqualTo(programs.of("one", jar));

    programs.remove("one");

    assertThat(one).doesNotExist();
    assertThat(two).exists();
  }

  @Test
  void bringAlongTheJarsThatTheyNeed() throws IOException {
    Path library = Files.writeString(Files.createDirectory(lib()).resolve("library.jar"), "first");
    jarThatNames("lib/library.jar");

    Path copy = programs.ready("flux", jar).jar().resolveSibling("lib/library.jar");
    renew(library, "second");

    assertThat(copy).hasContent("first");
    assertThat(programs.ready("flux", jar).jar().resolveSibling("lib/library.jar"))
        .hasContent("second");
  }

  @Test
  void keepTheCacheOfTheInstallation() throws IOException {
    assertThat(programs.ready("flux", jar).cache()).isEqualTo(Program.of(jar).cache());
  }

  private Path lib() {
    return directory.resolve("lib");
  }

  /// As an update does it: a new file in place of the old one.
  private void renew(Path file, String text) throws IOException {
    Path draft = Files.writeString(directory.resolve("draft"), text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void jarThatNames(String needed) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, needed);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
