package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.alert.AlertSettings.Heartbeat;
import dev.flare.pulse.standin.AppStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatPingTest {
  private final AppStandIn outside = AppStandIn.start();
  private final Post post = Post.outside();
  private final List<Standing> critical = new ArrayList<>();

  @AfterEach
  void close() {
    post.close();
    outside.close();
  }

  @Test
  void pingsWhileAllIsWell() {
    ping(Heartbeat.Method.GET).run();

    assertThat(outside.asked().getFirst().line()).isEqualTo("GET /ping/abc/?rid=1 HTTP/1.1");
  }

  @Test
  void reportsAFailureWhileSomethingCriticalIsWrong() {
    HeartbeatPing ping = ping(Heartbeat.Method.POST);
    critical.add(
        Standing.of(
            new Trouble(AlertEvent.DISK_LOW, "pulse", "", "No room"),
            Instant.parse("2026-01-05T12:00:00Z")));
    ping.run();
    critical.clear();
    ping.run();

    assertThat(outside.asked())
        .extracting(AppStandIn.Asked::line)
        .containsExactly("POST /ping/abc/fail?rid=1 HTTP/1.1", "POST /ping/abc/?rid=1 HTTP/1.1");
    assertThat(outside.asked().getFirst().body()).isEqualTo("disk-low pulse: No room");
  }

  @Test
  void goesOnWhereNobodyHearsIt() {
    HeartbeatPing ping = ping(Heartbeat.Method.GET, AppStandIn.nobodysPort());

    ping.run();
    ping.run();
    assertThat(outside.asked()).isEmpty();
  }

  private HeartbeatPing ping(Heartbeat.Method method) {
    return ping(method, outside.port());
  }

  private HeartbeatPing ping(Heartbeat.Method method, int port) {
    URI address = URI.create("http://127.0.0.1:%d/ping/abc/?rid=1".formatted(port));
    return new HeartbeatPing(
        new Heartbeat(new SecretAddress(address), Duration.ofSeconds(60), method),
        () -> List.copyOf(critical),
        post);
  }
}
