package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a component comes by its beans, as its jar and the classes it loads tell.
class StartTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String LOOKS_FOR_BEANS =
      "org.springframework.context.annotation.ConfigurationClassParser ";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "gnome-service, gnome/Gnome",
    "flux-service, flux/Flux",
    "grid-service, grid/Grid",
    "snap-service, snap/Snap",
    "pulse-gateway, pulse/Pulse",
    "bitget-simulator, simulator/Simulator"
  })
  void findsItsBeansWrittenDown(String module, String name) throws IOException {
    try (JarFile jar = new JarFile(jar(module).toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains(
              "BOOT-INF/classes/dev/flare/%sApplication__ApplicationContextInitializer.class"
                  .formatted(name));
    }
  }

  @Test
  void doesNotLookForThemAgain() throws Exception {
    assertThat(classesLoadedBy("flux-service", Map.of()))
        .contains("dev.flare.flux.FluxApplication__ApplicationContextInitializer ")
        .doesNotContain(LOOKS_FOR_BEANS);
  }

  @Test
  void looksForThemItselfWhereASettingAddsToThem() throws Exception {
    Map<String, String> broker = Map.of("BROKER_URL", "stomp://gnome:secret@127.0.0.1:1");

    assertThat(classesLoadedBy("gnome-service", broker))
        .contains(LOOKS_FOR_BEANS, "dev.flare.gnome.relay.RelayedBroadcast ");
  }

  private String classesLoadedBy(String module, Map<String, String> settings) throws Exception {
    ProcessBuilder start =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=classes.log:none",
                "-jar",
                jar(module).toString(),
                "--rehearse")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    start.environment().putAll(Map.of("PORT", "0", "EXTERNAL", "http://127.0.0.1:1"));
    start.environment().putAll(settings);
    Process process = start.start();

    assertThat(process.waitFor()).as(Files.readString(directory.resolve("output"))).isZero();
    return Files.readString(directory.resolve("classes.log"));
  }

  private static Path jar(String module) {
    return ROOT.resolve(module).resolve("target").resolve(module + ".jar");
  }
}
