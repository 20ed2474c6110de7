package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.flare.jsondb.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs what the documentation tells its readers to run, in a directory that looks like the home of
/// Flare, beside a demo and a Pulse that run already. Ports are moved, nothing else is changed.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DocumentedCommandsTest {
  private static final int OFFSET = FlareScript.PORT_OFFSET;
  private static final int PULSE = 3_500 + OFFSET;
  private static final String PASSWORD = "documentation-password";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern USUAL_PORT = Pattern.compile("\\b(3500|4[019]\\d\\d)\\b");

  /// Why these are not run here; that there are such commands is looked up.
  private static final Map<Pattern, String> LEFT_OUT =
      Map.of(
          Pattern.compile("\\./flare (test|build)\\b.*"), "it builds Flare and runs this very test",
          Pattern.compile("\\./mvnw\\b.*"), "it builds Flare",
          Pattern.compile("curl .*:3500/4050/.*"),
              "no Flux runs behind this Pulse; PulseTest asks one",
          Pattern.compile("\\./flare bench\\b.*"), "it measures for minutes",
          Pattern.compile("\\./flare demo\\b.*"), "a demo runs already; DemoTest tries its options",
          Pattern.compile("\\./flare up\\b.*"), "Pulse runs already",
          Pattern.compile("\\./flare (dist|update|warm)\\b.*"),
              "ArchiveTest does it, in an installation of its own");

  /// Components, which go on until they are told to end.
  private static final Pattern SERVING =
      Pattern.compile(
          "java (-jar \\S+\\.jar( \\S+\\.env)?|.*PropertiesLauncher \\S+\\.env)", Pattern.DOTALL);

  /// What ends with 1 where it finds something to object to, as it may on any machine.
  private static final Pattern OBJECTING = Pattern.compile("\\./flare (doctor|status)\\b.*");

  private static final Pattern COMMENT = Pattern.compile("\\s+# .*$");

  @TempDir private static Path directory;
  private static String known = "";
  private static final Set<String> SERVED = new HashSet<>();
  private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is absent");
    linkTheHome();
    writeWhatReadersHave();
    known = script("./flare help; ls ./mvnw; command -v curl");
    writeSettings(receiver());
    FlareScript demo =
        FlareScript.start(
            Files.createDirectories(directory.resolve("demo-run")),
            "demo",
            "--port-offset",
            Integer.toString(OFFSET));
    RUNNING.push(demo);
    FlareScript pulse =
        FlareScript.start(
            Files.createDirectories(directory.resolve("pulse-run")),
            Map.of(
                "FLARE_DATA", directory.resolve("data").toString(),
                "PORT", Integer.toString(PULSE),
                "AUTH_PASS", PASSWORD),
            "up");
    RUNNING.push(pulse);
    RUNNING.push(DocumentedCommandsTest::endWhatPulseStarted);
    demo.awaitUp();
    String _ =
        script(
            "curl --retry 100 --retry-delay 1 --retry-connrefused http://127.0.0.1:%d/actuator/health"
                .formatted(PULSE));
  }

  /// Those of Pulse that the pages have their readers write.
  private static void writeSettings(String alerts) throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve(".env"),
        "ALERT_WEBHOOK_URL=%s\nMETRICS_TOKEN=at-least-sixteen-letters\n".formatted(alerts));
  }

  /// The address of somebody who takes alerts.
  private static String receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    RUNNING.push(() -> receiver.stop(0));
    return "http://127.0.0.1:%d/".formatted(receiver.getAddress().getPort());
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : RUNNING) {
      each.close();
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleWorks() {
    return Example.all().stream()
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> run(example)));
  }

  private static void run(Example example) throws Exception {
    StringBuilder script = new StringBuilder();
    for (String command : example.commands()) {
      String bare = COMMENT.matcher(command).replaceFirst("");
      Optional<String> leftOut = reasonToLeaveOut(bare);
      if (leftOut.isPresent()) {
        assertThat(known).as(leftOut.get()).contains(firstWords(bare));
      } else if (SERVING.matcher(bare).matches()) {
        if (SERVED.add(bare)) {
          serve(moved(script + "exec " + bare));
        }
        script.setLength(0);
      } else {
        script.append(OBJECTING.matcher(bare).matches() ? bare : command);
        script.append(OBJECTING.matcher(bare).matches() ? " || [ $? -eq 1 ]\n" : "\n");
      }
    }
    String _ = script(moved(script.toString()));
  }

  private static Optional<String> reasonToLeaveOut(String command) {
    return LEFT_OUT.entrySet().stream()
        .filter(each -> each.getKey().matcher(command).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// What must be known of a command that is not run: `./flare test`, or `curl` alone.
  private static String firstWords(String command) {
    int words = command.startsWith("./flare") ? 2 : 1;
    return String.join(" ", List.of(command.split(" ")).subList(0, words));
  }

  private static String moved(String text) {
    String here =
        text.replace("/srv/flare", directory.resolve("data").toString())
            .replace("=PASSWORD", "=" + PASSWORD);
    return USUAL_PORT
        .matcher(here)
        .replaceAll(port -> Integer.toString(Integer.parseInt(port.group()) + OFFSET));
  }

  /// Runs a script to its end.
  private static String script(String text) throws Exception {
    Path out = directory.resolve(".printed");
    Process process = process(text, out, Map.of());
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", text, Files.readString(out)).isZero();
    return Files.readString(out);
  }

  /// Runs a component until it says that it is up.
  private static void serve(String text) throws Exception {
    Path out = directory.resolve(".printed");
    Process process =
        process(
            text,
            out,
            Map.of(
                "PORT", "0",
                "EXTERNAL", "http://127.0.0.1:" + (4900 + OFFSET),
                "PERSISTENCE_DIRECTORY", "documented-" + System.nanoTime()));
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.readString(out).contains(" is up at ")) {
        assertThat(process.isAlive() && System.nanoTime() < deadline)
            .as("%s%n%s", text, Files.readString(out))
            .isTrue();
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
    assertThat(process.exitValue()).as(text).isZero();
  }

  private static Process process(String text, Path out, Map<String, String> more)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-ec", text)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(directory.resolve("typed").toFile())
            .redirectOutput(out.toFile());
    String java = System.getProperty("java.home");
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", java);
    environment.put("PATH", java + "/bin:" + environment.get("PATH"));
    environment.put("CURL_HOME", directory.toString());
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    environment.put("FLARE_BUILD", "never");
    environment.put("FLARE_DATA", directory.resolve("data").toString());
    environment.putAll(more);
    return builder.start();
  }

  private static void linkTheHome() throws IOException {
    try (Stream<Path> home = Files.list(Example.HOME)) {
      for (Path each : home.filter(DocumentedCommandsTest::isUsed).toList()) {
        Files.createSymbolicLink(directory.resolve(each.getFileName()), each);
      }
    }
    Files.createSymbolicLink(
        directory.resolve("flux-service.jar"),
        Example.HOME.resolve("flux-service/target/flux-service.jar"));
  }

  private static boolean isUsed(Path path) {
    return path.endsWith("flare")
        || path.endsWith("mvnw")
        || Files.isRegularFile(path.resolve("pom.xml"));
  }

  /// What the pages suppose: recorded candles, a store, env files, the class that one page shows,
  /// and a curl for which a refusal is a failure.
  private static void writeWhatReadersHave() throws IOException {
    Files.writeString(directory.resolve(".curlrc"), "fail\nsilent\nshow-error\n");
    Files.writeString(directory.resolve("typed"), PASSWORD + "\n");
    Files.writeString(directory.resolve("gnome.env"), "TITLE=Gnome\n");
    Files.writeString(directory.resolve("flux.env"), "START_BALANCE=20\n");
    Files.writeString(directory.resolve("PatientStrategy.java"), shownClass());
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(directory.resolve("BINANCE_BTCUSDT_5m.csv.gz")))) {
      out.write(candles().getBytes(StandardCharsets.UTF_8));
    }
    try (Store store = Store.open(directory.resolve("storage_my"))) {
      store.document("mode", String.class, "off").put("on");
    }
  }

  private static String shownClass() throws IOException {
    String page = Files.readString(Example.HOME.resolve("docs/how-to/write-a-strategy.md"));
    int begin = page.indexOf("```java\n") + "```java\n".length();
    return page.substring(begin, page.indexOf("```", begin));
  }

  private static String candles() {
    StringBuilder rows = new StringBuilder("ts,open,high,low,close,baseVolume,quoteVolume\n");
    long fiveMinutes = Duration.ofMinutes(5).toMillis();
    for (int each = 0; each < 300; each++) {
      int open = 1000 + each % 17;
      int close = 1000 + (each + 1) % 17;
      rows.append(
          "%d,%d,%d,%d,%d,10,10000\n"
              .formatted(
                  each * fiveMinutes,
                  open,
                  Math.max(open, close) + 1,
                  Math.min(open, close) - 1,
                  close));
    }
    return rows.toString();
  }

  /// The apps that an example started outlive Pulse.
  private static void endWhatPulseStarted() {
    ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains("risky.env"))
        .forEach(ProcessHandle::destroy);
  }
}
