package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.pulse.door.DoorSettings;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseSettingsTest {
  @Test
  void wantsALoginAndBansAfterThreeTriesUnlessToldOtherwise() {
    DoorSettings door = read(Map.of()).door();

    assertThat(door.wantsLogin()).isTrue();
    assertThat(door.user()).isEqualTo("flare");
    assertThat(door.password()).isEmpty();
    assertThat(door.limit().most()).isEqualTo(3);
    assertThat(door.limit().banFor()).isEmpty();
    assertThat(door.trustedProxies()).isEmpty();
    assertThat(door.authenticator()).isEmpty();
    assertThat(read(Map.of()).service().port()).isEqualTo(3500);
  }

  @Test
  void mayBeReachedFromElsewhereWithALogin() {
    assertThat(read(Map.of("BIND_ADDRESS", "0.0.0.0")).service().accessToken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "30m, PT30M", "12h, PT12H", "7d, PT168H"})
  void takesSpansOfTime(String text, Duration span) {
    assertThat(read(Map.of("BAN_DURATION", text)).door().limit().banFor()).contains(span);
  }

  @Test
  void refusesToBeOpenToOthersWithoutALogin() {
    assertThatThrownBy(() -> read(Map.of("AUTH", "false", "BIND_ADDRESS", "0.0.0.0")))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("AUTH=false: others could reach Pulse");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_PASS, {argon2}secret, begins like a hash",
    "AUTH_PASS, {noop}secret, begins like a hash",
    "AUTH_MAX_ATTEMPTS, 0, out of range",
    "BAN_DURATION, forever, no span",
    "TRUSTED_PROXIES, my.proxy.example, Invalid IP address literal",
    "TRUSTED_PROXIES, 10.0.0.0/33, 0 to 32 bits",
    "AUTH_TOTP, ABC, too short",
    "AUTH_RECOVERY, abc, no such hash"
  })
  void refusesWhatItCannotTake(String name, String value, String why) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void takesNoPasswordThatNobodyCouldTypeAtTheLogin() {
    assertThat(read(Map.of("AUTH_PASS", "a".repeat(256))).door().password()).isPresent();
    assertThatThrownBy(() -> read(Map.of("AUTH_PASS", "a".repeat(257))))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("it is longer than 256");
  }

  @Test
  void showsNoSecretInARefusal() {
    assertThatThrownBy(() -> read(Map.of("AUTH_PASS", "{argon2}hush")))
        .hasMessageNotContaining("hush");
  }

  @Test // java -jar pulse-gateway.jar --env-example > .env.example
  void shipsAnExampleOfItsSettings() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(PulseApplication.launch().example().text());
  }

  @Test // java -jar pulse-gateway.jar --settings > ../docs/reference/settings-pulse.md
  void describesItsSettingsInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-pulse.md")))
        .isEqualTo(PulseApplication.launch().example().markdown());
  }

  private static PulseSettings read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values, EnvFile.empty());
    PulseSettings settings = PulseSettings.read(reader);
    reader.check();
    return settings;
  }
}
