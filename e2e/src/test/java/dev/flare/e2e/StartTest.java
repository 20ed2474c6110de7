package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a component does before it is up, as its JVM tells which classes it loads.
class StartTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String LOOKS_FOR_BEANS =
      "org.springframework.context.annotation.ConfigurationClassParser ";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "gnome-service, dev.flare.gnome.Gnome",
    "flux-service, dev.flare.flux.Flux",
    "grid-service, dev.flare.grid.Grid",
    "snap-service, dev.flare.snap.Snap",
    "pulse-gateway, dev.flare.pulse.Pulse",
    "bitget-simulator, dev.flare.simulator.Simulator"
  })
  void makesItsBeansAsTheBuildWroteThemDown(String module, String name) throws Exception {
    assertThat(classesLoadedBy(module, Map.of()))
        .contains(name + "Application__ApplicationContextInitializer ")
        .doesNotContain(LOOKS_FOR_BEANS);
  }

  @Test
  void looksForItsBeansItselfWhereASettingAddsToThem() throws Exception {
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
                ROOT.resolve(module).resolve("target").resolve(module + ".jar").toString(),
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
}
