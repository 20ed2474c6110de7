package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.RunningPulse;
import dev.flare.pulse.standin.Browser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The login of an installation with a second factor, over HTTP.
@Timeout(60)
class SecondFactorTest {
  private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private static final RecoveryCode RECOVERY =
      RecoveryCode.of("ten bytes!".getBytes(StandardCharsets.US_ASCII));

  private static RunningPulse pulse;

  @BeforeAll
  static void start() {
    pulse =
        RunningPulse.start(
            Map.of("AUTH_TOTP", KEY, "AUTH_RECOVERY", RECOVERY.hash(), "AUTH_MAX_ATTEMPTS", "100"));
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void asksForTheCodeBesideThePassword() {
    assertThat(Browser.at(pulse).get("/login").body()).contains("name=\"code\"");
    assertThat(Browser.at(pulse).login(RunningPulse.USER, RunningPulse.PASSWORD).status())
        .isEqualTo(401);
    assertThat(login(RunningPulse.PASSWORD, "no code")).isEqualTo(401);
  }

  @Test
  void letsInWithTheCodeOfTheMomentOnce() {
    String code = new Totp(KeyText.decode(KEY)).code(Totp.step(Instant.now()));

    assertThat(login("wrong", code)).isEqualTo(401);
    assertThat(login(RunningPulse.PASSWORD, code)).isEqualTo(303);
    assertThat(login(RunningPulse.PASSWORD, code)).isEqualTo(401);
  }

  @Test
  void letsInWithARecoveryCodeOnce() {
    assertThat(login("wrong", RECOVERY.text())).isEqualTo(401);
    assertThat(login(RunningPulse.PASSWORD, RECOVERY.text())).isEqualTo(303);
    assertThat(login(RunningPulse.PASSWORD, RECOVERY.text())).isEqualTo(401);
  }

  private static int login(String password, String code) {
    return Browser.at(pulse)
        .login(
            "username=%s&password=%s&code=%s"
                .formatted(RunningPulse.USER, encoded(password), encoded(code)))
        .status();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
