package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A whole Pulse and a receiver of its alerts on this machine.
@Timeout(120)
class AlertsOverHttpTest {
  private static final Happening FAILURE =
      new Happening.AppChanged("toy", "FAILED", "it crashed too often");

  @Test
  void tellsOfATroubleOutsideAndOnItsOwnPageAndShowsNoAddress() throws Exception {
    try (AppStandIn receiver = AppStandIn.start();
        RunningPulse pulse = RunningPulse.start(webhook(receiver.port()))) {
      Browser owner = Browser.loggedIn(pulse);
      assertThat(owner.change("POST", "/api/alerts/test").body())
          .isEqualTo("[{\"channel\":\"webhook\",\"arrived\":true,\"complaint\":null}]");
      pulse.part(Journal.class).note(FAILURE);

      assertThat(receiver.awaitAsked(2).getLast().body())
          .contains("\"event\":\"app-failed\"", "\"turn\":\"began\"", "it crashed too often");
      assertThat(owner.get("/api/alerts").body()).contains("\"event\":\"app-failed\"");
      assertThat(owner.get("/api/alerts/troubles").body()).contains("it crashed too often");
      assertThat(owner.get("/api/alerts/channels").body())
          .contains("\"channel\":\"webhook\"")
          .doesNotContain("hush");
    }
  }

  @Test
  void goesOnAsEverWhileTheReceiverSaysNothing() throws Exception {
    try (AppStandIn.Slow receiver = AppStandIn.slow();
        RunningPulse pulse = RunningPulse.start(webhook(receiver.port()))) {
      Browser owner = Browser.loggedIn(pulse);
      pulse.part(Journal.class).note(FAILURE);
      receiver.say("");

      assertThat(owner.get("/api/apps").status()).isEqualTo(200);
      assertThat(owner.get("/api/alerts/channels").body()).contains("\"waiting\":1");
    }
  }

  @Test
  void cannotTryWhereNoChannelIsSetUp() {
    try (RunningPulse pulse = RunningPulse.start()) {
      Browser owner = Browser.loggedIn(pulse);

      assertThat(owner.change("POST", "/api/alerts/test").status()).isEqualTo(409);
      assertThat(Browser.at(pulse).get("/api/alerts").status()).isEqualTo(401);
    }
  }

  private static Map<String, String> webhook(int port) {
    return Map.of("ALERT_WEBHOOK_URL", "http://127.0.0.1:%d/hush".formatted(port));
  }
}
