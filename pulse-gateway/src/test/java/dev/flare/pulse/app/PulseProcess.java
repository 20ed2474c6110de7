package dev.flare.pulse.app;

import java.io.IOException;
import java.io.OutputStream;
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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A [BarePulse] in a directory, as a user meets it: over HTTP; it may be killed and started again.
final class PulseProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final Map<String, String> settings = new HashMap<>();
  private final int port = freePort();
  private Process process;

  private PulseProcess(Path directory, String... more) throws IOException {
    this.directory = directory;
    settings.put("JAR_DIRECTORIES", directory.resolve("jars").toString());
    settings.put("APP_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m");
    settings.put("AUTH_PASS", "a secret of Pulse's");
    writeToyJar(Files.createDirectories(directory.resolve("jars")).resolve("toy.jar"));
    for (String setting : more) {
      settings.put(setting.split("=")[0], setting.split("=")[1]);
    }
    process = launch();
  }

  static PulseProcess start(Path directory, String... settings) throws Exception {
    PulseProcess pulse = new PulseProcess(directory, settings);
    JsonNode _ = pulse.awaitUp();
    return pulse;
  }

  static void writeToyJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ToyApp.class.getName());
    String name = ToyApp.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var bytes = ToyApp.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
  }

  void start() throws Exception {
    process = launch();
    JsonNode _ = awaitUp();
  }

  private JsonNode awaitUp() throws Exception {
    return await("/api/apps", JsonNode::isArray);
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                BarePulse.class.getName(),
                Integer.toString(port))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("pulse.log").toFile()));
    builder.environment().putAll(settings);
    return builder.start();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  Path directory() {
    return directory;
  }

  /// Writes an env file and returns its path as JSON.
  String envFile(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  /// Registers the toy with an env file of its own, in which more may stand.
  JsonNode registerToy(String id, int appPort, String mode, String... fields) throws Exception {
    String env =
        envFile(id + ".env", "PORT=" + appPort, "MODE=" + mode, "PERSISTENCE_DIRECTORY=" + id);
    String more = fields.length == 0 ? "" : "," + String.join(",", fields);
    HttpResponse<String> answer =
        send(
            "POST",
            "/api/apps",
            "{\"id\":\"%s\",\"jar\":\"toy.jar\",\"envFile\":\"%s\"%s}".formatted(id, env, more));
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode tell(String path) throws Exception {
    HttpResponse<String> answer = send("POST", path, "");
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode awaitState(String id, String state) throws Exception {
    return await("/api/apps/" + id, app -> app.path("state").asString().equals(state));
  }

  JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path, "");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode await(String path, Predicate<JsonNode> meant) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        HttpResponse<String> answer = send("GET", path, "");
        last = answer.body();
        if (answer.statusCode() == 200 && meant.test(JSON.readTree(last))) {
          return JSON.readTree(last);
        }
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError(
        "%s: %s%n%s".formatted(path, last, Files.readString(directory.resolve("pulse.log"))));
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  EventStream listen(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new EventStream(client.send(request.build(), BodyHandlers.ofInputStream()).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Leaves no app behind, whatever happened.
  @Override
  public void close() throws Exception {
    if (!process.isAlive()) {
      start();
    }
    for (JsonNode app : get("/api/apps")) {
      app.path("pid").asLongOpt().ifPresent(PulseProcess::killGroup);
    }
    kill();
    client.close();
  }

  private static void killGroup(long pid) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -%d".formatted(pid)).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
