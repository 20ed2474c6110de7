package dev.flare.benchmark.door;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A Pulse as `./flare up` starts it, believing what this machine says about where requests come
/// from, with somebody logged in.
final class Pulse implements AutoCloseable {
  static final String USER = "bench";
  private static final String PASSWORD = "a password for the bench";
  private static final String OWNER = "192.0.2.1";
  private static final int STARTS_WITHIN_S = 180;

  private final Server server;
  private final Path directory;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Map<String, String> cookies = Map.of();

  private Pulse(Server server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /// @param options of its JVM
  /// @param jars from where it may start apps
  static Pulse start(Path home, List<String> options, List<Path> jars, Path directory)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    Path env =
        Files.writeString(
            directory.resolve("pulse.env"),
            """
            PORT=%d
            AUTH_USER=%s
            AUTH_PASS=%s
            TRUSTED_PROXIES=127.0.0.1
            STOP_APPS_WITH_PULSE=true
            JAR_DIRECTORIES=%s
            """
                .formatted(
                    port,
                    USER,
                    PASSWORD,
                    jars.stream().map(Path::toString).collect(Collectors.joining(","))));
    Path jar = home.resolve("target/apps/pulse-gateway.jar"); // unpacked, as users start it
    List<String> command = Java.command(options, "-jar", jar.toString(), env.toString());
    Pulse pulse = new Pulse(Server.start(port, directory, "pulse.log", command), directory);
    try {
      pulse.await("/actuator/health", "UP");
      pulse.cookies = pulse.login();
      return pulse;
    } catch (IOException | InterruptedException | RuntimeException e) {
      pulse.close();
      throw e;
    }
  }

  Server server() {
    return server;
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
  }

  /// What the browser of somebody logged in sends.
  String cookies() {
    return header(cookies);
  }

  /// Registers an app, starts it and waits until it runs.
  ///
  /// @param program as Pulse's API names it: a component or a jar
  /// @param settings lines of its env file beside the port
  /// @return the port of the app
  int startApp(String id, String program, String settings)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    Path env = Files.createDirectory(directory.resolve(id)).resolve("app.env");
    Files.writeString(env, "PORT=%d\n%s".formatted(port, settings));
    change("/api/apps", "{\"id\": \"%s\", %s, \"envFile\": \"%s\"}".formatted(id, program, env));
    change("/api/apps/%s/start".formatted(id), "");
    await("/api/apps/" + id, "RUNNING");
    return port;
  }

  /// A page of somebody logged in.
  int get(String path) throws IOException, InterruptedException {
    return send(asOwner(path).GET().build()).statusCode();
  }

  /// What stands beside a login form, and has to be sent with it.
  String formToken() throws IOException, InterruptedException {
    return cookiesOf(send(from(OWNER, "/login").GET().build())).getOrDefault("XSRF-TOKEN", "");
  }

  /// Tries to log in from an address behind the proxy that Pulse believes.
  HttpResponse<String> attempt(String address, String token, String user, String password)
      throws IOException, InterruptedException {
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8), token);
    return send(
        from(address, "/login")
            .header("Cookie", "XSRF-TOKEN=" + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  /// The owner logs in once more.
  void loginAgain() throws IOException, InterruptedException {
    var _ = login();
  }

  /// Bytes of the heap that are in use after everything unused was collected.
  long heapBytes() throws IOException, InterruptedException {
    String pid = Long.toString(server.process().pid());
    Process jcmd =
        new ProcessBuilder(Java.tool("jcmd"), pid, "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String total = said.substring(said.lastIndexOf('\n') + 1);
    return Long.parseLong(total.split(" +", -1)[2]);
  }

  /// Bytes of memory that the machine has given it.
  long residentBytes() throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(server.process().pid()));
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  private Map<String, String> login() throws IOException, InterruptedException {
    HttpResponse<String> answer = attempt(OWNER, formToken(), USER, PASSWORD);
    if (answer.statusCode() != 303) {
      throw new IOException("the login was answered with " + answer.statusCode());
    }
    return cookiesOf(answer);
  }

  private void change(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        asOwner(path)
            .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 300) {
      throw new IOException("%s answered %s".formatted(path, answer.body()));
    }
  }

  private void await(String path, String word) throws InterruptedException, IOException {
    for (int tenth = 0; tenth < 10 * STARTS_WITHIN_S; tenth++) {
      try {
        if (send(asOwner(path).GET().build()).body().contains(word)) {
          return;
        }
      } catch (IOException _) {
        // It does not listen yet.
      }
      Thread.sleep(100);
    }
    throw new IOException("%s never said %s; see %s".formatted(path, word, directory));
  }

  private HttpRequest.Builder asOwner(String path) {
    return from(OWNER, path).header("Cookie", header(cookies));
  }

  private HttpRequest.Builder from(String address, String path) {
    return HttpRequest.newBuilder(address(path))
        .timeout(Duration.ofMinutes(2))
        .header("X-Forwarded-For", address);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private static Map<String, String> cookiesOf(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .flatMap(line -> HttpCookie.parse(line).stream())
        .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws InterruptedException {
    client.shutdownNow();
    server.close();
  }
}
