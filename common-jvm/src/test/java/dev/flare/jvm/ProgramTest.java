package dev.flare.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
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
        directory.resolve("jvm.options"),
        """
        flux-service -Xmx64m
        cached -Xlog:aot*=off
        sharing gnome-service grid-service
        """);
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
  void isStartedBehindTheJarsItSharesACacheWith() throws IOException {
    Path cache = installSharing("lib/one.jar lib/two.jar", "lib/two.jar lib/three.jar");
    Path grid = directory.resolve("grid-service.jar");

    assertThat(Program.of(grid).command(JAVA, List.of("-Xmx99m")))
        .containsExactly(
            JAVA.toString(),
            "-XX:SharedArchiveFile=" + cache,
            "-Xlog:aot*=off",
            "-Xmx99m",
            "-cp",
            directory.resolve("services.jar") + ":" + grid,
            "dev.flare.Grid");
    assertThat(ClassPath.of(directory.resolve("services.jar"))).containsExactly("lib/two.jar");
    assertThat(Program.of(grid).files())
        .containsExactly(
            grid,
            directory.resolve("lib/two.jar"),
            directory.resolve("lib/three.jar"),
            directory.resolve("services.jar"));
    assertThat(Program.of(grid).cold().command(JAVA, List.of()))
        .containsExactly(JAVA.toString(), "-jar", grid.toString());
  }

  @Test
  void hasACacheOfItsOwnOnTopOfTheSharedOne() throws IOException {
    Path shared = installSharing("lib/one.jar", "lib/one.jar");
    Path own = shared.resolveSibling("grid-service.aot");
    Program grid = Program.of(directory.resolve("grid-service.jar"));

    touch(own);
    assertThat(grid.command(JAVA, List.of()))
        .contains("-XX:SharedArchiveFile=" + shared + ":" + own);

    Files.delete(shared);
    assertThat(grid.command(JAVA, List.of()))
        .noneMatch(word -> word.contains("SharedArchiveFile"))
        .contains("-jar");
  }

  @Test
  void takesTheSharedJarsWithItWhenItIsStartedFromElsewhere() throws IOException {
    installSharing("lib/one.jar", "lib/one.jar");

    Program moved =
        Program.of(directory.resolve("grid-service.jar")).from(Path.of("/programs/grid.jar"));

    List<String> words = moved.command(JAVA, List.of());
    assertThat(words).containsSubsequence("-cp", "/programs/services.jar:/programs/grid.jar");
    assertThat(Program.signs(Path.of("/programs/grid.jar")))
        .anyMatch(sign -> Collections.indexOfSubList(words, sign) >= 0);
  }

  @Test
  void doesWithoutTheSharedJarsOfAnotherVersion() throws IOException {
    installSharing("lib/one-1.0.jar", "lib/one-1.0.jar");
    Path grid = component("grid-service", "lib/one-1.1.jar");

    assertThat(Program.of(grid).command(JAVA, List.of()))
        .containsExactly(JAVA.toString(), "-jar", grid.toString());
  }

  @Test
  void sharesAJarThatIsOnlyRenewedWhereItSaysAnythingElse() throws IOException {
    installSharing("lib/one.jar", "lib/one.jar lib/two.jar");
    Path shared = directory.resolve("services.jar");
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(shared, longAgo);

    SharedPath.main(directory.toString());
    assertThat(Files.getLastModifiedTime(shared)).isEqualTo(longAgo);

    component("gnome-service", "lib/one.jar lib/two.jar");
    SharedPath.main(directory.toString());
    assertThat(ClassPath.of(shared)).containsExactly("lib/one.jar", "lib/two.jar");
  }

  /// Installs two components that share a cache.
  private Path installSharing(String ofGnome, String ofGrid) throws IOException {
    component("gnome-service", ofGnome);
    component("grid-service", ofGrid);
    SharedPath.main(directory.toString());
    Path caches = directory.resolve("cache").resolve(System.getProperty("java.runtime.version"));
    touch(caches.resolve("services.aot"));
    return caches.resolve("services.aot");
  }

  private Path component(String name, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.flare.Grid");
    Path component = directory.resolve(name + ".jar");
    new JarOutputStream(Files.newOutputStream(component), manifest).close();
    return component;
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
    component("flux-service", "lib/one.jar lib/two.jar");

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
