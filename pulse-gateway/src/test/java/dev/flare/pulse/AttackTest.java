package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.standin.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Requests that no browser sends, to the byte.
@Timeout(60)
class AttackTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @RegisterExtension static final AppBehindPulse door = new AppBehindPulse(Map.of());

  private final RunningPulse pulse;
  private final AppStandIn app;
  private final Browser browser;
  private final List<ListAppender<ILoggingEvent>> heard = new ArrayList<>();

  AttackTest(RunningPulse pulse, AppStandIn app) {
    this.pulse = pulse;
    this.app = app;
    this.browser = Browser.loggedIn(pulse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/APP/../api/sessions",
        "/APP/%2e%2e/api/sessions",
        "/APP/..%2fapi/sessions",
        "/APP/%2fetc/passwd",
        "/APP/%5c..%5c",
        "/APP/a;b=c/",
        "/APP//evil.example/",
        "/APP/%00",
        "/APP/%0d%0aX-Evil:%201",
        "/login/../APP/",
        "/login;/../APP/",
        "//APP/"
      })
  void refusesAddressesThatMeanTwoThings(String path) {
    Answer answer = browser.get(path.replace("APP", String.valueOf(app.port())));

    assertThat(answer.status()).isIn(400, 404);
    assertThat(app.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:APP/",
        "http://evil.example/APP/",
        "https://127.0.0.1:APP/login",
        "*",
        "APP/"
      })
  void refusesAddressesThatNameAMachine(String target) {
    String request = browser.head("GET", target.replace("APP", String.valueOf(app.port())), "");

    Optional<Answer> answer = Wire.offer(pulse.port(), request + "\n");
    assertThat(answer.map(Answer::status).orElse(400)).isEqualTo(400);
    assertThat(app.connections()).isZero();
  }

  @Test
  void opensNoTunnel() {
    String request = browser.head("CONNECT", "127.0.0.1:" + app.port(), "");

    assertThat(Wire.ask(pulse.port(), request + "\n").status()).isBetween(400, 499);
    assertThat(app.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: a\nHost: b\n",
        "Host: a/b\n",
        "Host: a@b\n",
        "Host: \n",
        "Host: a b\n",
        "Host: 127.0.0.1:1:2\n"
      })
  void refusesRequestsOfNoHostOrTwo(String host) {
    Optional<Answer> answer =
        Wire.offer(pulse.port(), "GET /login HTTP/1.1\n%sConnection: close\n\n".formatted(host));

    assertThat(answer.map(Answer::status).orElse(400)).isEqualTo(400);
  }

  @Test
  void sendsNobodyToTheHostThatACallerNamed() {
    Answer answer =
        Wire.ask(
            pulse.port(),
            "GET / HTTP/1.1\nHost: evil.example\nAccept: text/html\nConnection: close\n\n");

    assertThat(answer.header("Location")).isEqualTo("/login");
    assertThat(answer.toString()).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\nContent-Length: 5\n",
        "Content-Length: +4\n",
        "Content-Length: -1\n",
        "Content-Length: 4, 5\n",
        "Content-Length: 0x4\n",
        "Transfer-Encoding : chunked\n",
        "X A: 1\n",
        "X-A\u0000: 1\n"
      })
  void refusesHeadersThatReadersDisagreeAbout(String headers) {
    String request = browser.head("GET", "/%d/".formatted(app.port()), headers);

    Optional<Answer> answer = Wire.offer(pulse.port(), request + "\n");

    assertThat(answer.map(Answer::status).orElse(400)).isEqualTo(400);
    assertThat(app.connections()).isZero();
  }

  @Test
  void makesOneLineOfAFoldedHeader() {
    browser.get("/%d/".formatted(app.port()), "X-A: 1\n X-Forwarded-For: 2\n");

    assertThat(app.asked().getFirst().headers("X-A")).containsExactly("1 X-Forwarded-For: 2");
  }

  /// What stands behind the end of the body is a second request for one reader and part of the
  /// first for another. Whatever Pulse takes it for, the app sees the same, and nothing without a
  /// login.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\nTransfer-Encoding: chunked\n",
        "Transfer-Encoding: chunked\nContent-Length: 6\n",
        "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
        "Transfer-Encoding: xchunked\nContent-Length: 6\n",
        "Transfer-Encoding: identity, chunked\n",
        "Transfer-Encoding: \tchunked\nContent-Length: 6\n"
      })
  void letsNoRequestHideInsideAnother(String framing) {
    String port = String.valueOf(app.port());
    String hidden = "GET /%s/hidden HTTP/1.1\nHost: x\n\n".formatted(port);
    String outer =
        browser
                .head("POST", "/%s/outer".formatted(port), framing)
                .replace("Connection: close\n", "")
            + "X-XSRF-TOKEN: %s\n\n".formatted(browser.cookie("XSRF-TOKEN"));

    try (Wire wire = Wire.to(pulse.port())) {
      wire.send(outer + "0\n\n" + hidden);
      wire.send("GET /login HTTP/1.1\nHost: x\nConnection: close\n\n");
      String _ = wire.rest();
    }

    assertThat(app.asked()).noneMatch(asked -> asked.line().contains("hidden"));
    assertThat(app.asked()).allMatch(asked -> !asked.body().contains("hidden"));
  }

  /// Anybody could fill the log otherwise, and write lines of their own into it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /login HTTP/2.0\nHost: x\n",
        "GET /login\n",
        "GET / x HTTP/1.1\nHost: x\n",
        "GET /login HTTP/1.1\nHost: x\nCookie: a\u0001b=c\n",
        "GET /login HTTP/1.1\nHost: x\nContent-Length: 4, 5\n",
        "GET /login HTTP/1.1\nHost: x\nContent-Length: 0x4\n",
        "PRI * HTTP/2.0\n",
        "login failed address=192.0.2.1 attempt=3 of=3\n"
      })
  void writesNothingOfWhatItCannotUnderstand(String head) {
    ListAppender<ILoggingEvent> lines = listen();

    Optional<Answer> answer = Wire.offer(pulse.port(), head + "\n");

    assertThat(answer.map(Answer::status).orElse(400)).isEqualTo(400);
    assertThat(lines.list).isEmpty();
  }

  @Test
  void writesNothingAboutThoseWhoLeaveInTheMiddleOfALogin() {
    ListAppender<ILoggingEvent> lines = listen();
    Browser stranger = Browser.at(pulse);
    stranger.set("XSRF-TOKEN", "t");
    String form = "Content-Type: application/x-www-form-urlencoded\nContent-Length: 100\n";

    for (int i = 0; i < 20; i++) {
      try (Wire wire = Wire.to(pulse.port())) {
        wire.send(stranger.head("POST", "/login", form) + "\n_csrf=t&user").leave();
        assertThat(wire.rest()).doesNotContain("200 OK");
      }
    }

    assertThat(lines.list).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /door.css", "GET /actuator/health", "GET /login", "POST /login"})
  void writesNothingAboutBodiesThatCannotBeUnderstood(String line) {
    ListAppender<ILoggingEvent> lines = listen();

    for (int i = 0; i < 200; i++) {
      try (Wire wire = Wire.to(pulse.port())) {
        wire.send(line + " HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nno chunk\n");
        String _ = wire.rest();
      }
    }

    assertThat(lines.list).isEmpty();
  }

  @Test
  void showsTheAppNoBodyAsWholeThatBreaksOffInNonsense() {
    String path = "/%d/".formatted(app.port());
    String head =
        browser.head("POST", path, "Transfer-Encoding: chunked\n")
            + "X-XSRF-TOKEN: %s\n\n".formatted(browser.cookie("XSRF-TOKEN"));

    for (int i = 0; i < 5; i++) {
      try (Wire wire = Wire.to(pulse.port())) {
        wire.send(head + "5\nfirst\n").send("no chunk\n");
        assertThat(wire.rest()).doesNotContain("200 OK");
      }
    }

    assertThat(browser.get(path).status()).isEqualTo(200);
    assertThat(app.asked()).noneMatch(asked -> asked.line().startsWith("POST"));
  }

  /// All that is logged until the test ends.
  private ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    LOG.addAppender(lines);
    heard.add(lines);
    return lines;
  }

  @AfterEach
  void listenNoMore() {
    heard.forEach(LOG::detachAppender);
  }

  @Test
  void refusesAHeadWithoutEnd() {
    String request = browser.head("GET", "/login", "X-Long: " + "a".repeat(20_000) + "\n");

    Optional<Answer> answer = Wire.offer(pulse.port(), request + "\n");
    assertThat(answer.map(Answer::status).orElse(431)).isIn(400, 413, 431);
  }

  @Test
  void readsNothingOfALargeBodyWithoutALogin() {
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send("POST /%d/ HTTP/1.1\nHost: x\nContent-Length: 31457280\n\n".formatted(app.port()));

      assertThat(wire.answer().status()).isEqualTo(401);
      assertThat(wire.rest()).isEmpty();
    }
    assertThat(app.connections()).isZero();
  }

  @Test
  void readsNothingOfALargeLogin() {
    String form = "Content-Type: application/x-www-form-urlencoded\n";
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send("POST /login HTTP/1.1\nHost: x\n" + form + "Content-Length: 31457280\n\n");

      assertThat(wire.answer().status()).isEqualTo(413);
      assertThat(wire.rest()).isEmpty();
    }
    assertThat(
            Wire.ask(
                    pulse.port(),
                    "POST /login HTTP/1.1\nHost: x\n" + form + "Transfer-Encoding: chunked\n\n")
                .status())
        .isEqualTo(413);
  }

  @Test
  void readsNothingOfALargeLoginUnderAnotherSpelling() {
    String form = "Content-Type: application/x-www-form-urlencoded\nContent-Length: 31457280\n";
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send("POST /%6cogin HTTP/1.1\nHost: x\n" + form + "\n");

      assertThat(wire.answer().status()).isEqualTo(413);
      assertThat(wire.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a/b/c", "text/html; charset=none", "*/*"})
  void takesNoFormOfAKindThatDoesNotExist(String type) {
    Answer answer =
        Wire.ask(
            pulse.port(),
            "POST /login HTTP/1.1\nHost: x\nConnection: close\n"
                + "Content-Type: %s\nContent-Length: 2\n\n{}".formatted(type));

    assertThat(answer.status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_csrf=%zz", "_csrf=%", "username=%e", "_csrf=t&username=%zz"})
  void takesNoFormThatCannotBeRead(String fields) {
    Browser stranger = Browser.at(pulse);
    stranger.set("XSRF-TOKEN", "t");

    assertThat(stranger.form("/login", fields).body()).contains("urn:flare:problem:form-broken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example\n",
        "Origin: null\n",
        "Origin: http://127.0.0.1:1\n",
        "Sec-Fetch-Site: cross-site\n",
        "Sec-Fetch-Site: same-site\n"
      })
  void refusesWhatAnotherSitesPageSends(String from) {
    String socket = from + "Upgrade: websocket\nSec-WebSocket-Version: 13\n";
    String change = from + "X-XSRF-TOKEN: %s\n".formatted(browser.cookie("XSRF-TOKEN"));
    String path = "/%d/".formatted(app.port());

    assertThat(browser.get(path, socket).body()).contains("origin-foreign");
    assertThat(browser.get(path, from + "Accept: text/event-stream\n").body())
        .contains("origin-foreign");
    assertThat(browser.send("DELETE", path, change, "").body()).contains("origin-foreign");
    assertThat(app.connections()).isZero();
  }

  /// What an event stream is, the path says, not the caller.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example\n",
        "Origin: null\n",
        "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\n",
        "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\nOrigin: http://127.0.0.1:1\n"
      })
  void showsAnotherSitesScriptNothingWhateverItSaysItAccepts(String from) {
    for (String path : List.of("/api/apps/events", "/api/apps", "/%d/".formatted(app.port()))) {
      assertThat(browser.get(path, from).body()).as(path).contains("origin-foreign");
    }
    assertThat(app.connections()).isZero();
  }

  @Test
  void isOpenedByALinkOfAnotherSite() {
    String link = "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nAccept: text/html\n";

    assertThat(browser.get("/%d/".formatted(app.port()), link).status()).isEqualTo(200);
  }

  @Test
  void changesNothingByReading() {
    assertThat(browser.get("/logout").status()).isIn(404, 405);
    assertThat(browser.get("/api/info").status()).isEqualTo(200);
    assertThat(browser.send("TRACE", "/login", "", "").status()).isBetween(400, 499);
  }
}
