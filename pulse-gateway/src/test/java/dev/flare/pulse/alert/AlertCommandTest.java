package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.AppStandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertCommandTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void triesEachChannelOfTheEnvFile() throws Exception {
    try (AppStandIn receiver = AppStandIn.start()) {
      assertThat(run("ALERT_WEBHOOK_URL=http://127.0.0.1:%d/hush".formatted(receiver.port())))
          .isZero();
      assertThat(receiver.asked().getFirst().body()).contains("Alerts arrive here.");
      assertThat(told()).isEqualTo("  ok       webhook\n");
    }
  }

  @Test
  void saysWhatFailedWithoutTheAddress() throws Exception {
    try (AppStandIn receiver = AppStandIn.start()) {
      receiver.answers("HTTP/1.1 404 No\nContent-Length: 0\n\n");

      assertThat(run("ALERT_WEBHOOK_URL=http://127.0.0.1:%d/hush".formatted(receiver.port())))
          .isEqualTo(1);
      assertThat(told()).isEqualTo("  FAILED   webhook: it answers 404\n");
    }
  }

  @Test
  void saysThatNothingIsSetUp() throws Exception {
    assertThat(run("TITLE=Home")).isEqualTo(1);
    assertThat(told()).contains("no channel is set up");
  }

  @Test
  void refusesSettingsAsPulseDoes() throws Exception {
    assertThat(run("ALERT_WEBHOOK_URL=hush")).isEqualTo(2);
    assertThat(told()).contains("ALERT_WEBHOOK_URL=***: it is no web address");
  }

  private int run(String settings) throws Exception {
    Path file = Files.writeString(directory.resolve("my.env"), settings);
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new AlertCommand(Map.of(), to).run("test", file.toString());
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
