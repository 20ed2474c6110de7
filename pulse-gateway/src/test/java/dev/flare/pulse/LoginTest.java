package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.standin.Wire.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class LoginTest {
  private static RunningPulse pulse;

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start();
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void saysToAnybodyThatItIsUpAndNothingMore() {
    Answer answer = Browser.at(pulse).get("/actuator/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void leadsWhoOpensAPageToTheLoginAndBackToTheAppAfterwards() {
    Browser browser = Browser.at(pulse);

    assertThat(browser.get("/4000/positions", "Accept: text/html\n").header("Location"))
        .isEqualTo("/login?to=%2F4000%2Fpositions");
    String fields =
        "username=%s&password=correct+horse+battery&to=/4000/positions"
            .formatted(RunningPulse.USER);
    assertThat(browser.login(fields).header("Location")).isEqualTo("/4000/positions");
  }

  @Test
  void tellsPrograms401() {
    assertThat(Browser.at(pulse).get("/api/info").status()).isEqualTo(401);
    assertThat(Browser.at(pulse).get("/api/info").body())
        .contains("urn:flare:problem:login-needed");
  }

  @Test
  void neverLeadsToAnotherSiteAfterTheLogin() {
    String fields = "username=%s&password=correct+horse+battery&to=".formatted(RunningPulse.USER);

    assertThat(Browser.at(pulse).login(fields + "//evil.example/").header("Location"))
        .isEqualTo("/");
    assertThat(Browser.at(pulse).login(fields + "https://evil.example/").header("Location"))
        .isEqualTo("/");
  }

  @Test
  void givesACookieThatNoScriptReadsAndNoOtherSiteSends() {
    Answer answer = Browser.at(pulse).login(RunningPulse.USER, RunningPulse.PASSWORD);

    assertThat(answer.headers("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("FLARE_SESSION="))
        .singleElement()
        .asString()
        .matches("FLARE_SESSION=[A-Za-z0-9_-]{43}; Path=/; (?i:HttpOnly); SameSite=Strict");
  }

  @Test
  void takesNoSessionThatTheBrowserBrought() {
    Browser browser = Browser.at(pulse);
    browser.set("FLARE_SESSION", "chosen-by-somebody-else");

    browser.login(RunningPulse.USER, RunningPulse.PASSWORD);

    assertThat(browser.cookie("FLARE_SESSION")).isNotEqualTo("chosen-by-somebody-else");
    Browser other = Browser.at(pulse);
    other.set("FLARE_SESSION", "chosen-by-somebody-else");
    assertThat(other.get("/api/info").status()).isEqualTo(401);
  }

  @Test
  void givesNobodyASessionBeforeTheLogin() {
    assertThat(Browser.at(pulse).get("/login").cookie("FLARE_SESSION")).isEmpty();
    assertThat(Browser.at(pulse).get("/4000/").headers("Set-Cookie")).isEmpty();
  }

  @Test
  void saysTheSameWhateverIsWrong() {
    Answer unknown = Browser.at(pulse).login("nobody", RunningPulse.PASSWORD);
    Answer wrong = Browser.at(pulse).login(RunningPulse.USER, "wrong");

    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.body().replaceAll("value=\"[^\"]*\"", ""))
        .isEqualTo(wrong.body().replaceAll("value=\"[^\"]*\"", ""));
  }

  @Test
  void showsItsPageOnlyToWhoIsLoggedIn() {
    Answer page = Browser.loggedIn(pulse).get("/", "Accept: text/html\n");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"component\" content=\"pulse\"");
    assertThat(page.headers("Content-Security-Policy"))
        .anySatisfy(policy ->
            assertThat(policy)
                .contains("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
                .doesNotContain("unsafe"));
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    for (String path : List.of("/", "/index.html")) {
      assertThat(Browser.at(pulse).get(path, "Accept: text/html\n").status()).isEqualTo(303);
    }
  }

  @Test
  void logsOut() {
    Browser browser = Browser.loggedIn(pulse);
    String session = browser.cookie("FLARE_SESSION");

    assertThat(browser.logout().header("Location")).isEqualTo("/login");

    assertThat(browser.cookie("FLARE_SESSION")).isEmpty();
    browser.set("FLARE_SESSION", session);
    assertThat(browser.get("/api/info").status()).isEqualTo(401);
  }

  @Test
  void refusesAChangeWithoutTheToken() {
    Browser browser = Browser.loggedIn(pulse);
    String path = "/api/sessions/none";

    assertThat(browser.send("DELETE", path, "", "").body()).contains("csrf-missing");
    assertThat(browser.send("DELETE", path, "X-XSRF-TOKEN: guessed\n", "").status()).isEqualTo(403);
    assertThat(browser.change("DELETE", path).body()).contains("session-unknown");
  }

  @Test
  void takesNoTokenThatOnlyTheCookieVouchesFor() {
    Browser browser = Browser.loggedIn(pulse);
    browser.set("XSRF-TOKEN", "planted");

    assertThat(browser.change("DELETE", "/api/sessions/none").status()).isEqualTo(403);
  }

  @Test
  void knowsItsSessionBehindCookiesThatAnAppsScriptPutBeforeIt() {
    Browser owner = Browser.loggedIn(pulse);
    Browser tossed = Browser.at(pulse);
    tossed.set("FLARE_SESSION", "tossed; FLARE_SESSION=" + owner.cookie("FLARE_SESSION"));

    assertThat(tossed.get("/api/info").status()).isEqualTo(200);
  }

  @Test
  void answersWhoRevokesTheOwnSession() {
    Browser owner = Browser.loggedIn(pulse);
    JsonNode sessions = new JsonMapper().readTree(owner.get("/api/sessions").body());
    String own = sessions.get(0).get("id").asString();

    assertThat(owner.change("DELETE", "/api/sessions/" + own).status()).isEqualTo(204);
    assertThat(owner.get("/api/info").status()).isEqualTo(401);
  }

  @Test
  void listsAndRevokesSessions() {
    Browser stolen = Browser.loggedIn(pulse);
    Browser owner = Browser.loggedIn(pulse);
    JsonNode newestFirst = new JsonMapper().readTree(owner.get("/api/sessions").body());
    assertThat(newestFirst.get(0).get("current").asBoolean()).isTrue();
    String id = newestFirst.get(1).get("id").asString();

    assertThat(owner.change("DELETE", "/api/sessions/" + id).status()).isEqualTo(204);

    assertThat(stolen.get("/api/info").status()).isEqualTo(401);
    assertThat(owner.get("/api/info").status()).isEqualTo(200);
  }

  @Test
  void takesNoListsAsNameOrPassword() {
    String token = "username[]=%s&password[]=x";
    assertThat(Browser.at(pulse).login(token.formatted(RunningPulse.USER)).status()).isEqualTo(400);
    assertThat(
            Browser.at(pulse)
                .login(
                    "username=%s&password=x&password=correct+horse+battery"
                        .formatted(RunningPulse.USER))
                .status())
        .isEqualTo(400);
    assertThat(
            Wire.ask(
                    pulse.port(),
                    "POST /login HTTP/1.1\nHost: x\nConnection: close\n"
                        + "Content-Type: application/json\nContent-Length: 2\n\n{}")
                .status())
        .isIn(401, 403, 415);
  }
}
