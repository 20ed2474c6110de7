package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.pulse.restart.RestartPolicy;
import dev.flare.service.launch.Secret;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTest {
  @TempDir private Path directory;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    Path jars = Files.createDirectories(directory.resolve("jars"));
    Files.createFile(jars.resolve("flux-service.jar"));
    Files.createFile(jars.resolve("own.jar"));
    installation = new Installation(List.of(jars), directory.resolve("apps"));
  }

  @Test
  void startsAComponentWithoutAnEnvFileInAFolderOfItsOwn() {
    LaunchPlan plan = installation.plan(flux(Optional.empty(), Optional.empty()));

    assertThat(plan.jar()).isEqualTo(directory.resolve("jars/flux-service.jar"));
    assertThat(plan.directory()).isEqualTo(directory.resolve("apps/flux-1"));
    assertThat(plan.port()).isEqualTo(4050);
    assertThat(plan.saysPort()).isTrue();
    assertThat(plan.storage()).isEqualTo("flux");
    assertThat(plan.uri()).isEqualTo(URI.create("http://127.0.0.1:4050"));
  }

  @Test
  void readsTheEnvFileAsTheComponentWill() throws IOException {
    Path file = directory.resolve("live.env");
    Files.writeString(
        file,
        """
        export PORT="4051" # the second
        BIND_ADDRESS=0.0.0.0
        ACCESS_TOKEN='0123456789abcdef'
        PERSISTENCE_DIRECTORY=live
        """);

    LaunchPlan plan = installation.plan(flux(Optional.of(file.toString()), Optional.empty()));

    assertThat(plan.directory()).isEqualTo(directory);
    assertThat(plan.port()).isEqualTo(4051);
    assertThat(plan.saysPort()).isFalse();
    assertThat(plan.accessToken()).contains(new Secret("0123456789abcdef"));
    assertThat(plan.storage()).isEqualTo("live");
    assertThat(plan.uri()).isEqualTo(URI.create("http://127.0.0.1:4051"));
  }

  @Test
  void tellsAnAppItsPortWhereTheEnvFileDoesNot() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.env"));

    LaunchPlan plan = installation.plan(flux(Optional.of(file.toString()), Optional.of(5000)));

    assertThat(plan.port()).isEqualTo(5000);
    assertThat(plan.saysPort()).isTrue();
  }

  @Test
  void startsAJarOfOnesOwn() {
    App own =
        new App(
            "own",
            "Own",
            Optional.empty(),
            Optional.of("own.jar"),
            Optional.empty(),
            Optional.of(5000),
            false,
            RestartPolicy.ALWAYS);

    assertThat(installation.plan(own).jar()).isEqualTo(directory.resolve("jars/own.jar"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT=0|A port is 1 to 65535, not 0",
        "PORT=x|The env file says PORT=x",
        "BIND_ADDRESS=192.0.2.1|This machine has no address 192.0.2.1",
        "half a SECRET|line 1: this is no NAME=value",
      })
  void saysWhatIsWrongWithAnEnvFile(String line, String message) throws IOException {
    Path file = directory.resolve("odd.env");
    Files.writeString(file, line);

    assertThatThrownBy(
            () -> installation.plan(flux(Optional.of(file.toString()), Optional.empty())))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void findsTheComponentsAroundItselfInASourceTree() throws IOException {
    Path own = Files.createDirectories(directory.resolve("pulse-gateway/target"));
    Path flux = Files.createDirectories(directory.resolve("flux-service/target"));

    assertThat(AppsWiring.around(own)).containsExactly(own, flux);
  }

  private static App flux(Optional<String> envFile, Optional<Integer> port) {
    return new App(
        "flux-1",
        "Flux",
        Optional.of(SuiteComponent.FLUX),
        Optional.empty(),
        envFile,
        port,
        false,
        RestartPolicy.ON_FAILURE);
  }
}
