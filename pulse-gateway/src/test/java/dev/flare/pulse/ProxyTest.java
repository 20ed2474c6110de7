package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.AppStandIn.Asked;
import dev.flare.pulse.standin.AppStandIn.HangUp;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.standin.Wire.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProxyTest {
  @RegisterExtension
  static final AppBehindPulse door = new AppBehindPulse(Map.of("TRUSTED_PROXIES", "127.0.0.1"));

  private final RunningPulse pulse;
  private final AppStandIn app;
  private final Browser browser;

  ProxyTest(RunningPulse pulse, AppStandIn app) {
    this.pulse = pulse;
    this.app = app;
    this.browser = Browser.loggedIn(pulse, "198.51.100.9");
  }

  @Test
  void handsARequestOnWithoutThePrefix() {
    Answer answer = browser.get(at("/api/p%20q?x=%2F&y"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(asked().line()).isEqualTo("GET /api/p%20q?x=%2F&y HTTP/1.1");
  }

  @Test
  void addsTheSlashWithoutWhichAddressesOfThePageWouldBeWrong() {
    Answer answer = browser.get("/" + app.port());

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo(at("/"));
    assertThat(app.connections()).isZero();
  }

  @Test
  void connectsToNothingThatIsNotRegistered() {
    try (AppStandIn stranger = AppStandIn.start()) {
      for (int port : new int[] {22, pulse.port(), stranger.port(), 65536, 99999, 0}) {
        assertThat(browser.get("/" + port + "/").status()).as("port " + port).isEqualTo(404);
      }
      assertThat(browser.get("/0" + app.port() + "/").status()).isEqualTo(404);
      assertThat(browser.get("/+" + app.port() + "/").status()).isEqualTo(404);
      assertThat(stranger.connections()).isZero();
      assertThat(app.connections()).isZero();
    }
  }

  @Test
  void connectsToNothingForSomebodyWhoIsNotLoggedIn() {
    String upgrade = "Upgrade: websocket\nReferer: http://127.0.0.1/%d/\n".formatted(app.port());

    assertThat(Browser.at(pulse).get(at("/")).status()).isEqualTo(401);
    assertThat(Browser.at(pulse).get(at("/ws"), upgrade).status()).isEqualTo(401);
    assertThat(app.connections()).isZero();
  }

  @Test
  void tellsTheAppWhoAsksAndBelievesNoHeaderOfTheCaller() {
    browser.get(
        at("/"),
        """
        X-Forwarded-Host: evil.example
        X-Forwarded-Proto: https
        X-Forwarded-Prefix: /evil
        X-Forwarded-Port: 1
        X-Real-IP: 192.0.2.1
        Forwarded: for=192.0.2.1
        Authorization: Bearer mine
        """);

    Asked asked = asked();
    assertThat(asked.headers("X-Forwarded-For")).containsExactly("198.51.100.9");
    assertThat(asked.headers("X-Forwarded-Host")).containsExactly("127.0.0.1:" + pulse.port());
    assertThat(asked.headers("X-Forwarded-Prefix")).containsExactly("/" + app.port());
    assertThat(asked.headers("Host")).containsExactly("127.0.0.1:" + app.port());
    for (String name : List.of("X-Forwarded-Port", "X-Real-IP", "Forwarded", "Authorization")) {
      assertThat(asked.headers(name)).as(name).isEmpty();
    }
  }

  @Test
  void showsTheAppItsTokenAndNeverTheBrowser() {
    pulse.register(app.port(), "Gnome", Optional.of("token-of-the-app"));

    Answer answer = browser.get(at("/"));

    assertThat(asked().headers("Authorization")).containsExactly("Bearer token-of-the-app");
    assertThat(answer.toString()).doesNotContain("token-of-the-app");
  }

  @Test
  void keepsItsOwnCookiesFromTheApp() {
    Browser other = Browser.loggedIn(pulse, "198.51.100.9");
    other.set("theme", "dark");

    other.get(at("/"));

    assertThat(asked().headers("Cookie")).containsExactly("theme=dark");
    assertThat(asked().toString()).doesNotContain(other.cookie("FLARE_SESSION"));
  }

  @Test
  void confinesTheCookiesOfAnAppAndDropsForgedOnes() {
    app.answers(
        """
        HTTP/1.1 200 OK
        Set-Cookie: theme=dark; Path=/; Domain=127.0.0.1; PATH\t= /; Domain =127.0.0.1; HttpOnly
        Set-Cookie: FLARE_SESSION=mine; Path=/
        Set-Cookie: XSRF-TOKEN=mine
        Content-Length: 0

        """);

    assertThat(browser.get(at("/")).headers("Set-Cookie"))
        .containsExactly("theme=dark; HttpOnly; Path=/%d/".formatted(app.port()));
  }

  @Test
  void letsNoAppSpeakForTheWholeAddress() {
    app.answers(
        """
        HTTP/1.1 200 OK
        Clear-Site-Data: "*"
        Strict-Transport-Security: max-age=1
        Access-Control-Allow-Origin: *
        Service-Worker-Allowed: /
        NEL: {"report_to":"evil","max_age":1}
        Report-To: {"group":"evil"}
        Reporting-Endpoints: evil="https://evil.example/"
        Content-Security-Policy-Report-Only: default-src 'self'; report-to evil
        X-Frame-Options: ALLOWALL
        Content-Length: 0

        """);

    Answer answer = browser.get(at("/"));

    for (String name :
        List.of(
            "Clear-Site-Data",
            "Strict-Transport-Security",
            "Access-Control-Allow-Origin",
            "Service-Worker-Allowed",
            "NEL",
            "Report-To",
            "Reporting-Endpoints",
            "Content-Security-Policy-Report-Only")) {
      assertThat(answer.headers(name)).as(name).isEmpty();
    }
    assertThat(answer.headers("X-Frame-Options")).containsExactly("DENY");
  }

  @Test
  void givesPagesWithoutAPolicyAStrictOneAndPutsItsOwnBesideThatOfOthers() {
    assertThat(browser.get(at("/")).headers("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'");

    app.answers("HTTP/1.1 200 OK\nContent-Security-Policy: default-src *\nContent-Length: 0\n\n");
    assertThat(browser.get(at("/")).headers("Content-Security-Policy"))
        .hasSize(2)
        .anySatisfy(policy -> assertThat(policy).contains("default-src 'self'"));
  }

  @ParameterizedTest
  @CsvSource({
    "/main-A1B2C3D4.js,        'private, max-age=31536000, immutable'",
    "/media/roboto-K9L8M7N6.woff2, 'private, max-age=31536000, immutable'",
    "/chunk-QWERTYUI.js,       'private, max-age=31536000, immutable'",
    "/flare-favorites.svg,     no-store",
    "/flare-Favorites.svg,     no-store",
    "/report-20260101.png,     no-store",
    "/app.component.js,        no-store",
    "/,                        no-store",
    "/index.html,              no-store",
    "/api/state,               no-store",
    "/favicon.svg,             no-store"
  })
  void letsOnlyFilesWithAHashInTheirNameBeKept(String path, String kept) {
    app.answers("HTTP/1.1 200 OK\nCache-Control: public, max-age=31536000\nContent-Length: 0\n\n");

    assertThat(browser.get(at(path)).headers("Cache-Control")).containsExactly(kept);
  }

  @Test
  void keepsNoErrorInThePlaceOfAFile() {
    app.answers("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");

    assertThat(browser.get(at("/main-A1B2C3D4.js")).header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "http://127.0.0.1:PORT/elsewhere", "/PORT/elsewhere"})
  void keepsRedirectsBelowThePrefix(String place) {
    String port = String.valueOf(app.port());
    app.answers(
        "HTTP/1.1 302 Found\nLocation: %s\nContent-Length: 0\n\n"
            .formatted(place.replace("PORT", port)));

    assertThat(browser.get(at("/")).header("Location")).isEqualTo(at("/elsewhere"));
  }

  @Test
  void tellsTheAppThatItsOwnPageAsks() {
    String headers =
        "Content-Length: 2\nContent-Type: application/json\nOrigin: http://127.0.0.1:%d\nX-XSRF-TOKEN: %s\n"
            .formatted(pulse.port(), browser.cookie("XSRF-TOKEN"));

    assertThat(browser.send("PUT", at("/api/trading"), headers, "{}").status()).isEqualTo(200);

    assertThat(asked().headers("Origin")).containsExactly("http://127.0.0.1:" + app.port());
    assertThat(asked().body()).isEqualTo("{}");
  }

  @Test // a form would be searched for a token, and never reach the app
  void handsFormsOnWithTheirBody() {
    String headers =
        "Content-Length: 3\nContent-Type: application/x-www-form-urlencoded\nX-XSRF-TOKEN: %s\n"
            .formatted(browser.cookie("XSRF-TOKEN"));

    assertThat(browser.send("POST", at("/form"), headers, "a=b").status()).isEqualTo(200);

    assertThat(asked().body()).isEqualTo("a=b");
  }

  @Test
  void saysThatAnAppIsDownAndAsksAgain() {
    pulse.registerDown(1234, "<script>alert(1)</script>", "stopped & gone");

    Answer page = browser.get("/1234/", "Accept: text/html\n");

    assertThat(page.status()).isEqualTo(503);
    assertThat(page.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "stopped &amp; gone")
        .contains("<meta http-equiv=\"refresh\" content=\"2\">")
        .doesNotContain("<script>");
    assertThat(browser.get("/1234/api/state").body()).contains("urn:flare:problem:app-down");
  }

  @Test
  void turnsIntoTheAppWhenItIsBack() {
    int port = app.port();
    app.close();
    assertThat(browser.get(at("/"), "Accept: text/html\n").status()).isEqualTo(503);
    assertThat(browser.get(at("/"), "Accept: text/html\n").body()).contains("does not answer");

    try (AppStandIn back = AppStandIn.start()) {
      pulse.register(port, "Gnome", back.port());

      assertThat(browser.get(at("/"), "Accept: text/html\n").body()).isEqualTo("hello");
    }
  }

  @Test
  void asksAgainWhatTheAppLeftUnansweredOnAConnectionThatItHadKept() {
    app.hangsUp(HangUp.WHEN_KEPT);
    browser.get(at("/first"));

    assertThat(browser.get(at("/second")).body()).isEqualTo("hello");
  }

  @Test
  void asksNothingTwiceThatMayHaveChangedSomething() {
    app.hangsUp(HangUp.WHEN_KEPT);
    browser.get(at("/first"));

    assertThat(put("/second").status()).isEqualTo(503);
    assertThat(app.asked()).hasSize(2);
  }

  @Test
  void saysThatAnAppIsDownWhichEndsConnectionsInsteadOfAnswering() {
    app.hangsUp(HangUp.WITH_A_RESET);

    assertThat(browser.get(at("/")).status()).isEqualTo(503);
    assertThat(put("/").status()).isEqualTo(503);
  }

  @Test
  void escapesTheTitleOfAnAppThatIsDown() {
    pulse.registerDown(1235, "<img src=x onerror=alert(1)>", "");

    assertThat(browser.get("/1235/", "Accept: text/html\n").body())
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img");
  }

  @Test
  void streamsABodyBeforeItIsWhole() {
    try (Wire wire = Wire.to(pulse.port());
        AppStandIn.Slow slow = AppStandIn.slow()) {
      pulse.register(slow.port(), "Slow");
      wire.send(
          browser.head("GET", "/%d/events".formatted(slow.port()), "Accept: text/event-stream\n")
              + "\n");

      slow.say(
          "HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\nb\ndata: 1\n\n\n");
      assertThat(wire.until("data: 1")).contains("200 OK");
      slow.say("b\ndata: 2\n\n\n");
      assertThat(wire.until("data: 2")).isNotEmpty();
    }
  }

  private Answer put(String path) {
    return browser.send(
        "PUT",
        at(path),
        "Content-Length: 2\nX-XSRF-TOKEN: %s\n".formatted(browser.cookie("XSRF-TOKEN")),
        "{}");
  }

  private String at(String path) {
    return "/" + app.port() + path;
  }

  private Asked asked() {
    return app.asked().getLast();
  }
}
