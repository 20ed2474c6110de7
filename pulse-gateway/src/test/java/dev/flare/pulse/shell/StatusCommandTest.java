package dev.flare.pulse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.pulse.process.ProcessIdentity;
import dev.flare.pulse.standin.MovedClock;
import dev.flare.pulse.watch.SampleRoll;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusCommandTest {
  private static final ProcessIdentity HERE = new LinuxProcesses().own();
  private static final ProcessIdentity GONE =
      new ProcessIdentity(HERE.pid(), HERE.startTicks() + 1, HERE.bootId());
  private static final String STATE =
      """
      {"mode":"live","trading":true,"connected":true,"baseCoin":"USDT","drift":[],"unresolved":[],
       "statistics":{"realisedPnl":"12.5"},
       "openPositions":[{"cost":"10","value":"10.25"},{"cost":"5","value":null}]}\
      """;

  @TempDir private Path data;
  private final Map<String, String> answers = new HashMap<>(Map.of("/api/state", STATE));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void tellsWhatRunsAndHowTheTradingGoes() throws Exception {
    SampleRoll.write(
        data,
        HERE,
        SampleRoll.app("gnome", "gnome", "RUNNING", Optional.of(HERE)),
        SampleRoll.app("flux", "flux", "RUNNING", Optional.of(HERE)),
        SampleRoll.app("grid", "grid", "STOPPED", Optional.empty()));

    assertThat(run()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            Pulse runs (process %d)
            APP    STATE    SINCE    MODE  TRADING  OPEN  UNREALISED  REALISED
            gnome  RUNNING  20458 d
            flux   RUNNING  20458 d  live  on       2     0.25 USDT   12.5 USDT
            grid   STOPPED                                                       because
            """
                .formatted(HERE.pid()));
  }

  @Test
  void tellsProgramsTheSame() throws Exception {
    SampleRoll.write(data, HERE, SampleRoll.app("flux", "flux", "RUNNING", Optional.of(HERE)));

    assertThat(run("--json")).isZero();
    JsonNode report = json();
    assertThat(report.at("/running").asBoolean()).isTrue();
    assertThat(report.at("/apps/0/id").asString()).isEqualTo("flux");
    assertThat(report.at("/apps/0/open").asInt()).isEqualTo(2);
    assertThat(report.at("/apps/0/realised").asString()).isEqualTo("12.5");
  }

  @Test
  void endsWithOneWhileAnAppIsNotWell() throws Exception {
    SampleRoll.write(data, HERE, SampleRoll.app("flux", "flux", "FAILED", Optional.empty()));

    assertThat(run()).isEqualTo(1);
  }

  @Test
  void saysThatPulseIsDownAndLooksForTheAppsItself() throws Exception {
    answers.put("/actuator/health", "{\"status\":\"UP\"}");
    SampleRoll.write(
        data,
        GONE,
        SampleRoll.app("flux", "flux", "RUNNING", Optional.of(HERE)),
        SampleRoll.app("gnome", "gnome", "RUNNING", Optional.of(GONE)));

    assertThat(run("--json")).isEqualTo(1);
    assertThat(json().at("/running").asBoolean()).isFalse();
    assertThat(json().at("/apps/0/state").asString()).isEqualTo("RUNNING");
    assertThat(json().at("/apps/1/state").asString()).isEqualTo("STOPPED");
    assertThat(json().at("/apps/1/note").asString())
        .isEqualTo("it ended since Pulse was there to see");
  }

  @Test
  void saysInWordsThatPulseIsDown() throws Exception {
    SampleRoll.write(data, GONE);

    assertThat(run()).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Pulse is DOWN: nobody looks after");
  }

  @Test
  void saysThatPulseNeverRan() throws Exception {
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("Pulse has never run in %s; ./flare up starts it\n".formatted(data));
  }

  private int run(String... options) throws Exception {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new StatusCommand(new LinuxProcesses(), this::answer, new MovedClock(), to)
        .run(data, List.of(options));
  }

  private Optional<JsonNode> answer(URI app, Optional<String> token, String path) {
    return Optional.ofNullable(answers.get(path)).map(new JsonMapper()::readTree);
  }

  private JsonNode json() {
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }
}
