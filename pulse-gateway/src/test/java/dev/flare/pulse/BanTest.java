package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.standin.Wire.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Callers behind a trusted proxy on this machine, each test with addresses of its own.
@Timeout(60)
class BanTest {
  private static RunningPulse pulse;

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start(Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void refusesEverythingAfterThreeWrongPasswords() {
    Browser guest = Browser.loggedIn(pulse, "198.51.100.1");
    Browser guesser = Browser.at(pulse, "198.51.100.1");
    for (int i = 0; i < 3; i++) {
      assertThat(guesser.login(RunningPulse.USER, "guess " + i).status()).isEqualTo(401);
    }

    assertThat(guesser.get("/login").status()).isEqualTo(403);
    assertThat(guesser.get("/actuator/health").body()).contains("urn:flare:problem:banned");
    assertThat(guest.get("/api/info").status()).isEqualTo(403);
    assertThat(Browser.at(pulse, "198.51.100.2").get("/login").status()).isEqualTo(200);
  }

  @Test
  void tellsTheBannedNothingButThatWhateverTheySendAndHangsUp() {
    Browser guesser = banned("198.51.100.7");

    Answer odd = guesser.send("POST", "/login", "Content-Type: x\nContent-Length: 1\n", "x");
    assertThat(odd.body()).contains("urn:flare:problem:banned");
    assertThat(guesser.get("*").body()).contains("urn:flare:problem:banned");
    String request = "GET / HTTP/1.1\nHost: x\nX-Forwarded-For: 198.51.100.7\n\n";
    try (Wire wire = Wire.to(pulse.port())) {
      assertThat(wire.send(request).answer().header("Connection")).isEqualTo("close");
      assertThat(wire.rest()).isEmpty();
    }
  }

  @Test
  void refusesTheBannedBeforeAnyPasswordIsCompared() {
    Browser guesser = banned("198.51.100.3");
    double before = judged();

    Answer answer = guesser.form("/login", "username=mira&password=correct+horse+battery");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(judged()).isEqualTo(before);
  }

  @Test
  void showsWhoIsBannedAndLiftsItForOneWhoIsLoggedIn() {
    Browser owner = Browser.loggedIn(pulse, "192.0.2.50");
    Browser guesser = banned("2001:db8:7::1");
    assertThat(owner.get("/api/bans").body()).contains("\"network\":\"2001:db8:7:0:0:0:0:0/64\"");
    String ban = "/api/bans/2001:db8:7::";

    assertThat(owner.send("DELETE", ban, "", "").body()).contains("csrf-missing");
    assertThat(Browser.at(pulse, "192.0.2.51").change("DELETE", ban).status()).isEqualTo(401);
    assertThat(guesser.change("DELETE", ban).status()).isEqualTo(403);
    assertThat(owner.change("DELETE", ban).status()).isEqualTo(204);

    assertThat(guesser.get("/login").status()).isEqualTo(200);
    assertThat(owner.change("DELETE", ban).body()).contains("ban-unknown");
    assertThat(owner.change("DELETE", "/api/bans/localhost").body()).contains("ban-unknown");
    assertThat(owner.get("/api/journal").body())
        .containsSubsequence("BAN_LIFTED", "BANNED", "LOGIN_FAILED", "LOGGED_IN");
  }

  @Test
  void forgetsWrongOnesAfterARightOne() {
    Browser owner = Browser.at(pulse, "198.51.100.4");
    for (int round = 0; round < 3; round++) {
      owner.login(RunningPulse.USER, "wrong");
      owner.login(RunningPulse.USER, "wrong");
      assertThat(owner.login(RunningPulse.USER, RunningPulse.PASSWORD).status()).isEqualTo(303);
      owner.logout();
    }
  }

  @Test
  void countsANetworkOfIpv6AsOneCaller() {
    Browser.at(pulse, "2001:db8:1:2::1").login(RunningPulse.USER, "wrong");
    Browser.at(pulse, "2001:db8:1:2::2").login(RunningPulse.USER, "wrong");
    Browser.at(pulse, "2001:db8:1:2:ffff::3").login(RunningPulse.USER, "wrong");

    assertThat(Browser.at(pulse, "2001:db8:1:2:9::9").get("/login").status()).isEqualTo(403);
    assertThat(Browser.at(pulse, "2001:db8:1:3::1").get("/login").status()).isEqualTo(200);
  }

  @Test
  void believesOnlyWhatTrustedProxiesWrote() {
    for (int i = 0; i < 3; i++) {
      Browser.at(pulse, "203.0.113.%d, 198.51.100.5, 10.1.2.3".formatted(i))
          .login(RunningPulse.USER, "wrong");
    }

    assertThat(Browser.at(pulse, "203.0.113.99, 198.51.100.5").get("/login").status())
        .isEqualTo(403);
    assertThat(Browser.at(pulse, "203.0.113.1").get("/login").status()).isEqualTo(200);
  }

  @Test
  void writesOneLineForEachFailureWithNothingThatTheCallerTyped() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("dev.flare.pulse.door.LoginController");
    lines.start();
    logger.addAppender(lines);

    Browser.at(pulse, "198.51.100.6")
        .login("mira\r\nlogin failed address=192.0.2.1 attempt=3 of=3", "${jndi:x}\n%n");
    logger.detachAppender(lines);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("login failed address=198.51.100.6 attempt=1 of=3");
  }

  private static Browser banned(String address) {
    Browser guesser = Browser.at(pulse, address);
    for (int i = 0; i < 3; i++) {
      guesser.login(RunningPulse.USER, "wrong");
    }
    return guesser;
  }

  private static double judged() {
    return pulse.part(MeterRegistry.class).get("flare.logins.judged").counter().count();
  }
}
