package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.RunningPulse;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A crowd of guessers; `./flare bench pulse` sends a larger one and measures who waits for it.
@Timeout(120)
class FloodTest {
  private static final int ADDRESSES = 400;
  private static final int TRIES = 5;
  private static final int AT_ONCE = 16;

  @Test
  void judgesThreeTriesOfEachAndRemembersNoMoreThanThat() throws Exception {
    try (RunningPulse pulse = RunningPulse.start(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
      Browser owner = Browser.loggedIn(pulse, "192.0.2.1");
      double before = judged(pulse);
      String token = Browser.at(pulse, "192.0.2.1").get("/login").cookie(Visitors.CSRF);
      List<Future<List<Integer>>> guessers = new ArrayList<>();
      for (int i = 0; i < ADDRESSES; i++) {
        String address = "10.9.%d.%d".formatted(i / 250, i % 250 + 1);
        guessers.add(crowd.submit(() -> guess(pulse.port(), address, token)));
      }
      assertThat(owner.get("/api/info").status()).isEqualTo(200);

      for (Future<List<Integer>> each : guessers) {
        assertThat(each.get()).containsExactly(401, 401, 401, 403, 403);
      }
      assertThat(judged(pulse) - before).isEqualTo(3.0 * ADDRESSES);
      assertThat(pulse.part(Attempts.class).remembered()).isEqualTo(ADDRESSES);
      assertThat(pulse.part(Sessions.class).all()).hasSize(1);
      assertThat(owner.get("/api/info").status()).isEqualTo(200);
    }
  }

  private static List<Integer> guess(int port, String address, String token) {
    String form = "username=mira&password=guess&_csrf=" + token;
    String request =
        """
        POST /login HTTP/1.1
        Host: x
        Cookie: XSRF-TOKEN=%s
        X-Forwarded-For: %s
        Connection: close
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d

        %s\
        """
            .formatted(token, address, form.length(), form);
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      answers.add(Wire.ask(port, request).status());
    }
    return answers;
  }

  private static double judged(RunningPulse pulse) {
    return pulse.part(MeterRegistry.class).get("flare.logins.judged").counter().count();
  }
}
