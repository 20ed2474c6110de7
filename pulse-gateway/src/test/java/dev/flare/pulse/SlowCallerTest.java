package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.web.Patience;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;

/// Callers who hold a connection and do not get to the point, before a Pulse of little patience.
@Timeout(60)
class SlowCallerTest {
  private static RunningPulse pulse;

  static class Impatient {
    @Bean
    Patience impatience() {
      Duration little = Duration.ofMillis(300);
      return new Patience(little, little, Duration.ofSeconds(3));
    }
  }

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start(Map.of(), Impatient.class);
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void leavesWhoSaysNothing() {
    try (Wire wire = Wire.to(pulse.port())) {
      assertThat(wire.rest()).isEmpty();
    }
  }

  @Test
  void leavesWhoDoesNotEndTheHead() {
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send("GET /login HTTP/1.1\nHost: x\nX-Slow: ");

      assertThat(wire.rest()).doesNotContain("200 OK");
    }
  }

  @Test
  void leavesWhoDoesNotEndASecondHead() {
    try (Wire wire = Wire.to(pulse.port())) {
      assertThat(wire.send("GET /login HTTP/1.1\nHost: x\n\n").answer().status()).isEqualTo(200);
      wire.send("GET /login HTTP/1.1\nX-Slow: ");

      assertThat(wire.rest()).doesNotContain("200 OK");
    }
  }

  @Test
  void leavesWhoDoesNotSendTheBody() {
    Browser browser = Browser.at(pulse);
    browser.get("/login");
    String head =
        browser.head(
            "POST",
            "/login",
            "Content-Type: application/x-www-form-urlencoded\nContent-Length: 50\n");
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send(head + "\nusername=");

      assertThat(wire.rest()).doesNotContain("303", "200 OK");
    }
  }
}
