package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.sample.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts the sample component as users do: a process with an env file.
@Timeout(60)
class LaunchTest {
  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void endsCleanlyOnASignal(String signal) throws Exception {
    Process component = process(Map.of("PORT", "0"));
    URI address = awaitUp(component);
    assertThat(status(address.resolve("/actuator/health"))).isEqualTo(200);
    new ProcessBuilder("kill", "-" + signal, Long.toString(component.pid())).start().waitFor();
    assertThat(component.waitFor()).isZero();
  }

  @Test
  void warnsOfMisspeltNamesBesideBadValues() throws Exception {
    Path file = Files.writeString(directory.resolve("my.env"), "PROT=1\nPORT=none\n");
    assertRefused(
        process(Map.of(), file.toString()),
        2,
        "sample: PROT is not known; did you mean PORT?",
        "sample: cannot start with these settings:",
        "  PORT=none: it is none of these; allowed: a whole number from 0 to 65535");
  }

  @Test
  void readsTheFileItIsGivenAndWarnsOfMisspeltNames() throws Exception {
    Path file =
        Files.writeString(directory.resolve("my.env"), "TITLE='From the file'\nPROT=1\nPORT=0\n");
    Process component = process(Map.of(), file.toString());
    URI address = awaitUp(component);
    assertThat(body(address.resolve("/api/info"))).contains("From the file");
    component.destroyForcibly();
    assertThat(errors()).contains("sample: PROT is not known; did you mean PORT?");
  }

  @Test
  void readsDotEnvWhereItIsStarted() throws Exception {
    Files.writeString(directory.resolve(".env"), "PORT=nowhere\n");
    assertRefused(
        process(Map.of()),
        2,
        "sample: cannot start with these settings:",
        "  PORT=nowhere: it is none of these; allowed: a whole number from 0 to 65535");
  }

  @Test
  void refusesANamedFileThatIsMissing() throws Exception {
    String missing = directory.resolve("missing.env").toString();
    assertRefused(process(Map.of(), missing), 2, "sample: cannot read the env file " + missing);
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();
      assertRefused(
          process(Map.of("PORT", Integer.toString(port))),
          1,
          "sample: cannot listen on 127.0.0.1 port %d: it is in use or not allowed; set PORT to another one"
              .formatted(port));
    }
  }

  @Test
  void endsByItselfAfterARehearsal() throws Exception {
    Process component = process(Map.of("PORT", "0"), "--rehearse");

    assertThat(component.waitFor()).isZero();
  }

  @Test
  void startsNothingToNameItsBeansOutsideOfABuild() throws Exception {
    assertRefused(
        process(Map.of("PORT", "0"), "--name-beans"),
        2,
        "sample: --name-beans is for the build alone");
  }

  @Test
  void endsWithItsParent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "60").start();
    started.add(parent);
    Process component = process(Map.of("PORT", "0", "PARENT_PID", Long.toString(parent.pid())));
    awaitUp(component);
    parent.destroyForcibly();
    assertThat(component.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ecs, /log/level", "logstash, /level"})
  void writesItsLogAsJsonLines(String format, String level) throws Exception {
    Process component = process(Map.of("PORT", "0", "LOG_FORMAT", format));
    JsonNode line = new JsonMapper().readTree(lineOfBeingUp(component));
    assertThat(line.at("/message").asString()).startsWith("sample is up at http://");
    assertThat(line.at(level).asString()).isEqualTo("INFO");
  }

  @Test
  void printsItsSettings() throws Exception {
    Process component = process(Map.of(), "--env-example");
    assertThat(new String(component.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(Sample.launch().example().text());
    assertThat(component.waitFor()).isZero();
  }

  @Test
  void tellsProgramsItsSettingsAndWhatIsWrongWithAFileButNoSecret() throws Exception {
    Path file =
        Files.writeString(directory.resolve("my.env"), "PORT=nowhere\nACCESS_TOKEN=hush\nPROT=1\n");

    Process component = process(Map.of(), "--settings-json", file.toString());
    String told = new String(component.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(component.waitFor()).isZero();
    SettingsReport report = SettingsReport.parse(told);
    assertThat(report.settings())
        .extracting(SettingsReport.Row::name)
        .containsExactlyElementsOf(
            Sample.launch().example().settings().stream().map(Setting::name).toList());
    assertThat(report.settings())
        .filteredOn(SettingsReport.Row::secret)
        .extracting(SettingsReport.Row::name)
        .containsExactly("ACCESS_TOKEN");
    assertThat(report.problems())
        .extracting(SettingsReport.Objection::name)
        .containsExactly("PORT", "ACCESS_TOKEN");
    assertThat(report.warnings()).containsExactly("PROT is not known; did you mean PORT?");
    assertThat(told).doesNotContain("hush");
  }

  private void assertRefused(Process component, int exitCode, String... lines)
      throws InterruptedException, IOException {
    assertThat(component.waitFor()).isEqualTo(exitCode);
    assertThat(errors()).containsExactly(lines);
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(directory.resolve("errors.txt"));
  }

  private Process process(Map<String, String> environment, String... args) throws IOException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Sample.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command, Stream.of(args)).toList())
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors.txt").toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /// Reads what the component says until it names its address.
  private URI awaitUp(Process component) throws IOException {
    String line = lineOfBeingUp(component);
    return URI.create(line.substring(line.indexOf("http://")));
  }

  private String lineOfBeingUp(Process component) throws IOException {
    BufferedReader output =
        new BufferedReader(
            new InputStreamReader(component.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("is up at ")) {
        return line;
      }
    }
    throw new AssertionError("It never came up: " + errors());
  }

  private static int status(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String body(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
