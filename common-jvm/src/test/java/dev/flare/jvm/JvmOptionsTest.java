package dev.flare.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
  private static final JvmOptions TABLE =
      JvmOptions.parse(
          """
          # who   what
          every   -XX:+UseSerialGC

          flux-service  -Xmx64m   -Xss512k
          flux-service  -Xmn8m
          other   -Xmx96m
          cached  -Xlog:aot*=off
          """);

  @Test
  void areThoseOfEveryComponentAndOfItsOwn() {
    assertThat(TABLE.of("flux-service"))
        .containsExactly("-XX:+UseSerialGC", "-Xmx64m", "-Xss512k", "-Xmn8m");
  }

  @Test
  void areThoseOfTheOthersForAStranger() {
    assertThat(TABLE.of("my-own")).containsExactly("-XX:+UseSerialGC", "-Xmx96m");
  }

  @Test
  void haveMoreToSayWhereThereIsACache() {
    assertThat(TABLE.withCache()).containsExactly("-Xlog:aot*=off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pulse-gateway",
        "gnome-service",
        "flux-service",
        "grid-service",
        "snap-service",
        "bitget-simulator",
        "my-own"
      })
  void boundTheHeapOfAllAndEndWhereItIsFull(String component) {
    assertThat(JvmOptions.standard().of(component))
        .contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
        .anyMatch(option -> option.startsWith("-Xmx"));
  }

  @Test
  void areThoseBesideTheJarWhereAnInstallationHasSome(@TempDir Path directory) throws IOException {
    Path jar = directory.resolve("flux-service.jar");
    assertThat(JvmOptions.beside(jar)).isEqualTo(JvmOptions.standard());

    Files.writeString(directory.resolve("jvm.options"), "every -Xint");

    assertThat(JvmOptions.beside(jar).of("flux-service")).containsExactly("-Xint");
  }
}
