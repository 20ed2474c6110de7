package dev.flare.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Components as real processes, each in a directory of its own, and what they answer.
final class Processes implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int FIRST_PORT = 26_000;
  private static final int PORTS = 2_000;
  private static final int FIRST_OFFSET = 14_000;
  private static final int OFFSETS_APART = 1_000;
  private static final int OFFSETS = 6;
  private static final List<Integer> USUAL_PORTS = List.of(3500, 4000, 4050, 4100, 4150, 4900);
  private static final int FORK = Integer.getInteger("flare.fork", 1) % 3;

  /// Begins anywhere, because of other builds on the machine.
  private static final AtomicInteger NEXT = new AtomicInteger((int) System.nanoTime());

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final List<Process> processes = new ArrayList<>();

  Processes(Path directory) {
    this.directory = directory;
  }

  /// Returns when the component is up.
  Process start(String module, int port, Map<String, String> settings) throws Exception {
    Process process = begin(module, port, settings);
    awaitUp(port);
    return process;
  }

  /// Returns when what the words start is up.
  Process start(String name, List<String> words, int port, Map<String, String> settings)
      throws Exception {
    Process process = begin(name, words, port, settings);
    awaitUp(port);
    return process;
  }

  /// Returns at once.
  Process begin(String module, int port, Map<String, String> settings) throws IOException {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            ROOT.resolve(module).resolve("target").resolve(module + ".jar").toString());
    return begin(module, words, port, settings);
  }

  private Process begin(String name, List<String> words, int port, Map<String, String> settings)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  void awaitUp(int port) throws Exception {
    await(port, "/actuator/health", it -> it.path("status").asString().equals("UP"));
  }

  JsonNode await(int port, String path, Predicate<JsonNode> meant) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> answer = get(port, path);
        last = answer.body();
        if (answer.statusCode() == 200 && meant.test(json(answer))) {
          return json(answer);
        }
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("%s within %s: %s".formatted(path, PATIENCE, last));
  }

  HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return client.send(request(port, path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> tell(int port, String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(port, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /// Below the ports that the system gives to whoever calls somebody, so that it stays free until
  /// its component is started; none twice, and others than another JVM of the same build.
  static int freePort() {
    return IntStream.generate(NEXT::getAndIncrement)
        .map(each -> FIRST_PORT + PORTS * FORK + Math.floorMod(each, PORTS))
        .filter(Processes::isFree)
        .findFirst()
        .orElseThrow();
  }

  /// What can be added to all usual ports of Flare: others than another JVM of the same build.
  static int freeOffset() {
    return IntStream.generate(NEXT::getAndIncrement)
        .map(each -> FIRST_OFFSET + OFFSETS_APART * Math.floorMod(each, OFFSETS) + 300 * FORK)
        .filter(each -> USUAL_PORTS.stream().allMatch(port -> isFree(port + each)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes.reversed()) {
      process.destroy();
    }
    for (Process process : processes) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
