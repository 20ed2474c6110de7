package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The container by its rules; built where an engine is, which is seldom where tests run.
class ContainerTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void startsFromPinnedImages() throws IOException {
    assertThat(instructions("FROM"))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM \\S+:[0-9][0-9.]*\\S*( AS [a-z]+)?"));
  }

  @Test
  void runsAsNobodyOfNote() throws IOException {
    assertThat(instructions("USER")).last().asString().matches("USER [1-9][0-9]+:[1-9][0-9]+");
  }

  @Test
  void saysHowItIsAndHearsSignals() throws IOException {
    assertThat(instructions("HEALTHCHECK")).hasSize(1);
    assertThat(instructions("ENTRYPOINT")).singleElement().asString().startsWith("ENTRYPOINT [\"");
  }

  @Test
  void fetchesNothingAndHidesNothing() throws IOException {
    assertThat(instructions("ADD")).isEmpty();
    assertThat(Files.readString(ROOT.resolve("Dockerfile")))
        .doesNotContain("curl ", "wget ", "apt-get", "sudo", "|| true", "PASS");
  }

  @Test
  void isGivenNoMoreThanItNeeds() throws IOException {
    assertThat(Files.readString(ROOT.resolve("compose.yaml")))
        .contains(
            "read_only: true",
            "cap_drop: [ALL]",
            "no-new-privileges:true",
            "- \"127.0.0.1:3500:3500\"",
            "- data:/data",
            "stop_grace_period: 45s");
  }

  @Test
  void asksItsHealthAsItsShellUnderstands() throws IOException {
    String check = instructions("HEALTHCHECK").getFirst();

    assertThat(check).contains("/dev/tcp/127.0.0.1/3500", "\"bash\", \"-c\"");
    assertThat(run("bash", "-n", "-c", check.replaceFirst(".*\"-c\", \"(.*)\"]", "$1"))).isZero();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void isBuiltWhereThereIsAnEngine() throws Exception {
    Assumptions.assumeTrue(run("docker", "info") == 0, "no container engine answers");
    Assumptions.assumeTrue(
        Files.exists(ROOT.resolve("target/flare.tar.gz")), "./flare dist --to target/flare.tar.gz");

    assertThat(run("docker", "build", "-t", "flare-test", ROOT.toString())).isZero();
  }

  /// Instructions of that name, each in one line.
  private static List<String> instructions(String name) throws IOException {
    String joined = Files.readString(ROOT.resolve("Dockerfile")).replaceAll("\\\\\n\\s*", "");
    Function<String, Stream<String>> ofName =
        line -> line.startsWith(name + " ") ? Stream.of(line) : Stream.empty();
    return joined.lines().flatMap(ofName).toList();
  }

  private static int run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      System.out.printf("%s: %d %s%n", command[0], code, code == 0 ? "" : said);
      return code;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
