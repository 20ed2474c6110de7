package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.door.OpenSessions;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.standin.Wire.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What went wrong at the door of the system before this one (`docs/reference/earlier-faults.md`);
/// each test is named after its situation.
@Timeout(120)
class EarlierFaultsTest {
  @RegisterExtension
  static final AppBehindPulse door = new AppBehindPulse(Map.of("TRUSTED_PROXIES", "127.0.0.1"));

  private final RunningPulse pulse;
  private final AppStandIn app;

  EarlierFaultsTest(RunningPulse pulse, AppStandIn app) {
    this.pulse = pulse;
    this.app = app;
  }

  @Test
  void anyPathWithThePortOfALocalServer() {
    Browser owner = Browser.loggedIn(pulse);
    try (AppStandIn stranger = AppStandIn.start()) {
      assertThat(owner.get("/%d/".formatted(stranger.port())).status()).isEqualTo(404);
      assertThat(stranger.connections()).isZero();
    }
  }

  @Test
  void forgedRefererWithoutALogin() {
    String from = "http://127.0.0.1:%d/%d/".formatted(pulse.port(), app.port());
    String upgrade =
        "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nReferer: " + from;

    assertThat(Browser.at(pulse).get("/ws", upgrade + "\n").status()).isEqualTo(401);
    assertThat(app.connections()).isZero();
  }

  @Test
  void socketAfterItsClientLeft() {
    Browser owner = Browser.loggedIn(pulse);
    try (AppStandIn.Slow slow = AppStandIn.slow()) {
      pulse.register(slow.port(), "Slow");
      try (Wire wire = Wire.to(pulse.port())) {
        wire.send(owner.head("GET", "/%d/events".formatted(slow.port()), "") + "\n");
        slow.say("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
        assertThat(wire.until("data: 1")).contains("200 OK");
      }

      assertThat(slow.heard()).contains("GET /events");
    }
  }

  @Test
  void thirtyMegabytesWithoutALogin() {
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send("POST /api/apps HTTP/1.1\nHost: x\nContent-Length: 31457280\n\n");

      assertThat(wire.answer().status()).isEqualTo(401);
      assertThat(wire.rest()).isEmpty();
    }
  }

  @Test
  void requestsWithoutACookie() {
    int before = OpenSessions.of(pulse);
    for (int i = 0; i < 500; i++) {
      assertThat(Browser.at(pulse).get("/login").cookie("FLARE_SESSION")).isEmpty();
    }

    assertThat(OpenSessions.of(pulse)).isEqualTo(before);
  }

  @Test
  void sessionIdBeforeAndAfterTheLogin() {
    Browser owner = Browser.at(pulse);
    owner.set("FLARE_SESSION", "known-to-somebody-else");

    Answer answer = owner.login(RunningPulse.USER, RunningPulse.PASSWORD);

    assertThat(owner.cookie("FLARE_SESSION")).hasSize(43);
    assertThat(answer.headers("Set-Cookie")).allMatch(each -> each.contains("SameSite=Strict"));
    String first = owner.cookie("FLARE_SESSION");
    owner.form(
        "/login",
        "username=mira&password=correct+horse+battery&_csrf=" + owner.cookie("XSRF-TOKEN"));
    assertThat(owner.cookie("FLARE_SESSION")).isNotEqualTo(first);
  }

  @Test
  void cookieOverTls() {
    Browser owner = Browser.at(pulse, "192.0.2.8\nX-Forwarded-Proto: https");

    Answer answer = owner.login(RunningPulse.USER, RunningPulse.PASSWORD);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers("Set-Cookie")).allMatch(each -> each.contains("Secure"));
  }

  @Test
  void openSocketAfterTheLogout() {
    Browser owner = Browser.loggedIn(pulse);
    try (Wire events = Wire.to(pulse.port())) {
      events.send(owner.head("GET", "/api/apps/events", "Accept: text/event-stream\n") + "\n");
      assertThat(events.until("event:apps")).contains("200 OK");

      owner.logout();

      assertThat(events.rest()).doesNotContain("event:app\n");
    }
    assertThat(owner.change("POST", "/api/apps/gnome/start").status()).isEqualTo(401);
  }

  @Test
  void fiftyEightGuessesFromFiftyEightAddressesOfOneMachine() {
    double before = judged();
    for (int i = 1; i <= 58; i++) {
      Browser.at(pulse, "2001:db8:58::%x".formatted(i)).login(RunningPulse.USER, "guess " + i);
    }

    assertThat(judged() - before).isEqualTo(3);
  }

  @Test
  void oneAttackerBehindTheSameReverseProxy() {
    Browser guesser = Browser.at(pulse, "198.51.100.66");
    for (int i = 0; i < 3; i++) {
      guesser.login(RunningPulse.USER, "guess");
    }
    assertThat(guesser.get("/login").status()).isEqualTo(403);

    Browser owner = Browser.at(pulse, "192.0.2.66");
    assertThat(owner.login(RunningPulse.USER, RunningPulse.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void successBetweenWrongTries() {
    Browser owner = Browser.at(pulse, "192.0.2.67");
    for (int i = 0; i < 3; i++) {
      owner.login(RunningPulse.USER, "a typing error");
      owner.login(RunningPulse.USER, "another");
      assertThat(owner.login(RunningPulse.USER, RunningPulse.PASSWORD).status()).isEqualTo(303);
      owner.logout();
    }
  }

  @Test
  void arraysAsUserAndPassword() {
    for (String form : List.of("username[]=mira&password[]=x", "username=mira&password[$ne]=x")) {
      assertThat(Browser.at(pulse).login(form).status()).isEqualTo(400);
    }
  }

  @Test
  void cachingOfPagesBehindTheLogin() {
    app.answers("HTTP/1.1 200 OK\nCache-Control: public, max-age=31536000\nContent-Length: 0\n\n");
    Browser owner = Browser.loggedIn(pulse);

    for (String path : List.of("/%d/".formatted(app.port()), "/", "/nothing", "/99/")) {
      Answer answer = owner.get(path);
      assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(answer.header("Content-Security-Policy")).as(path).contains("frame-ancestors");
      assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
    }
  }

  /// 13 kB were left behind by each; here as many bytes for all of them together.
  @Test
  void memoryAfterThousandsOfProxiedRequests() {
    Browser owner = Browser.loggedIn(pulse);
    String request =
        owner.head("GET", "/%d/".formatted(app.port()), "").replace("Connection: close\n", "")
            + "\n";
    try (Wire wire = Wire.to(pulse.port())) {
      ask(wire, request, 1000);
      long before = usedBytes();

      ask(wire, request, 5000);

      assertThat(usedBytes() - before).isLessThan(5000 * 1300L);
    }
  }

  private static void ask(Wire wire, String request, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(wire.send(request).answer().body()).isEqualTo("hello");
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private double judged() {
    return pulse.part(MeterRegistry.class).get("flare.logins.judged").counter().count();
  }
}
