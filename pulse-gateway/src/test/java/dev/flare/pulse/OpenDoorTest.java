package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A Pulse on loopback that wants no login.
@Timeout(60)
class OpenDoorTest {
  private static RunningPulse pulse;

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start(Map.of("AUTH", "false"));
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void letsPagesOfItsOwnChangeThingsAndNoOthers() {
    try (AppStandIn app = AppStandIn.start()) {
      pulse.register(app.port(), "Gnome");
      String path = "/%d/".formatted(app.port());
      Browser browser = Browser.at(pulse);

      assertThat(browser.get(path).status()).isEqualTo(200);
      assertThat(browser.change("DELETE", path).status()).isEqualTo(200);
      assertThat(browser.send("DELETE", path, "", "").status()).isEqualTo(401);
      assertThat(
              Browser.at(pulse).send("DELETE", path, "Origin: http://evil.example\n", "").status())
          .isEqualTo(403);
    }
  }

  @Test
  void answersToNoNameThatWasPointedAtThisMachine() {
    String request = "GET /login HTTP/1.1\nHost: evil.example\nConnection: close\n\n";

    assertThat(Wire.ask(pulse.port(), request).body()).contains("host-foreign");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-Proto: https",
        "x-forwarded-host: flare.example",
        "Forwarded: for=192.0.2.1",
        "Via: 1.1 proxy",
        "X-Real-IP: 192.0.2.1"
      })
  void opensToNobodyBehindAProxy(String header) {
    assertThat(Browser.at(pulse).get("/", header + "\n").body()).contains("proxy-without-login");
  }
}
