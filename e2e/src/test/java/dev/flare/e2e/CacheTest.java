package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jvm.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The cache with which the components start in a fraction of the time, made by `./flare warm`.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CacheTest {
  private static final int DAMAGE = 4096;

  @TempDir private static Path root;
  private static Path home;
  private static Path apps;
  private static Path cache;
  private static Processes processes;

  @BeforeAll
  static void warm() throws Exception {
    home = Files.createDirectory(root.resolve("home"));
    assertThat(
            new ProcessBuilder("tar", "-xzf", Archive.made().toString(), "--strip-components=1")
                .directory(home.toFile())
                .start()
                .waitFor())
        .isZero();
    try (FlareScript warm = FlareScript.ofArchive(home, Map.of(), "warm", "services")) {
      assertThat(warm.exitCode()).as(warm.errors()).isZero();
    }
    apps = home.resolve("apps");
    cache = apps.resolve("cache/" + System.getProperty("java.runtime.version") + "/services.aot");
    processes = new Processes(root.resolve("running"));
  }

  @AfterAll
  static void stop() throws Exception {
    processes.close();
  }

  @Test
  @Order(1)
  void isOneForGnomeAndTheTraders() throws Exception {
    assertThat(cache).exists();

    for (String component : List.of("gnome-service", "flux-service", "snap-service")) {
      assertThat(filesInMemory(started(component)))
          .as(component)
          .contains(cache.toString(), own(component).toString());
    }
  }

  @Test
  @Order(2) // as Pulse starts them: from second names of the files
  void servesACopyThatLiesElsewhere() throws Exception {
    Path copy = root.resolve("copy");
    assertThat(new ProcessBuilder("cp", "-al", apps.toString(), copy.toString()).start().waitFor())
        .isZero();

    Program program = Program.of(apps.resolve("grid-service.jar"));
    Process grid = started(program.from(copy.resolve("grid-service.jar")), "grid-service");

    assertThat(filesInMemory(grid)).contains(cache.toString(), own("grid-service").toString());
  }

  @Test
  @Order(3)
  void isMadeAnewOnlyWhereWhatItWasMadeOfIsNewer() throws Exception {
    Object made = Files.getLastModifiedTime(cache);

    try (FlareScript warm = FlareScript.ofArchive(home, Map.of(), "warm", "services")) {
      assertThat(warm.exitCode()).as(warm.errors()).isZero();
      assertThat(warm.errors()).doesNotContain("watching");
    }

    assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);
  }

  @Test
  @Order(4)
  void stopsNoStartWhenItIsDamaged() throws Exception {
    processes.close();
    try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
      file.seek(file.length() / 2);
      file.write(new byte[DAMAGE]);
    }

    assertThat(filesInMemory(started("grid-service"))).doesNotContain(cache.toString());
  }

  @Test
  @Order(5)
  void hasNoOtherNames() throws Exception {
    try (FlareScript warm = FlareScript.ofArchive(home, Map.of(), "warm", "flux")) {
      assertThat(warm.exitCode()).isEqualTo(2);
      assertThat(warm.errors()).contains("services bitget-simulator pulse-gateway, not flux");
    }
  }

  private static Path own(String component) {
    return cache.resolveSibling(component + ".aot");
  }

  private static Process started(String component) throws Exception {
    return started(Program.of(apps.resolve(component + ".jar")), component);
  }

  private static Process started(Program program, String component) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = program.command(java, List.of("-Xmx128m"));
    Map<String, String> offline =
        Map.of("EXTERNAL", "http://127.0.0.1:9", "GNOME_URL", "http://127.0.0.1:9");
    return processes.start(component, command, Processes.freePort(), offline);
  }

  private static List<String> filesInMemory(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps")).stream()
        .map(line -> line.replaceFirst("^([^ ]+ +){5}", ""))
        .distinct()
        .toList();
  }
}
