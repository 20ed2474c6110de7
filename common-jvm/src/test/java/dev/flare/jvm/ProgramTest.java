package dev.flare.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  private static final Path JAVA = Path.of("/opt/java/bin/java");

  @TempDir private Path directory;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    jar = directory.resolve("flux-service.jar");
    Files.writeString(
        directory.resolve("jvm.options"), "flux-service -Xmx64m\ncached -Xlog:aot*=off\n");
  }

  @Test
  void isStartedWithItsOptionsAndThoseThatComeAfterThem() throws IOException {
    assertThat(Program.of(jar).command(JAVA, List.of("-Xmx512m")))
        .containsExactly(
            JAVA.toString(), "-Xmx64m", "-Xmx512m", "-jar", directory + "/flux-service.jar");
  }

  @Test
  void isStartedWithTheCacheOfThisJavaOnly() throws IOException {
    Path caches = directory.resolve("cache");
    touch(caches.resolve("25.0.1+1-other/flux-service.aot"));
    assertThat(Program.of(jar).command(JAVA, List.of()))
        .noneMatch(word -> word.contains("AOTCache"));

    Path cache = caches.resolve(System.getProperty("java.runtime.version") + "/flux-service.aot");
    touch(cache);

    assertThat(Program.of(jar).command(JAVA, List.of()))
        .containsSubsequence("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xmx64m", "-jar");
    assertThat(Program.of(jar).cold().command(JAVA, List.of()))
        .noneMatch(word -> word.contains("AOTCache"));
  }

  @Test
  void keepsOptionsAndCacheWhenItIsStartedFromElsewhere() throws IOException {
    Path elsewhere = Path.of("/programs/flux/flux-service.jar");

    Program moved = Program.of(jar).from(elsewhere);

    assertThat(moved.jar()).isEqualTo(elsewhere);
    assertThat(moved.cache()).isEqualTo(Program.of(jar).cache());
    assertThat(moved.options()).containsExactly("-Xmx64m");
  }

  @Test
  void isMadeOfItsJarAndThoseThatItNames() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/one.jar lib/two.jar");
    try (JarOutputStream _ = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      assertThat(jar).exists();
    }

    assertThat(Program.of(jar).files())
        .containsExactly(jar, directory.resolve("lib/one.jar"), directory.resolve("lib/two.jar"));
  }

  @Test
  void isOneFileWhereItIsNoJar() throws IOException {
    Files.writeString(jar, "no jar");

    assertThat(Program.of(jar).files()).containsExactly(jar);
  }

  private static void touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
