package dev.flare.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One of several processes.
record Component(Processes processes, String name, int port, Process process) {
  private static final int PAGE = 500;
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /// Returns when it is up.
  static Component start(Processes processes, String module, Map<String, String> settings)
      throws Exception {
    int port = Processes.freePort();
    return new Component(processes, module, port, processes.start(module, port, settings));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return Processes.json(processes.get(port, path));
  }

  /// A whole list, page by page.
  List<JsonNode> all(String path) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      String query = (path.contains("?") ? "&" : "?") + "limit=" + PAGE + cursor;
      JsonNode page = get(path + query);
      page.forEach(all::add);
      cursor = page.size() < PAGE ? "" : "&cursor=" + all.getLast().get("id").asString();
    } while (!cursor.isEmpty());
    return all;
  }

  String text(String path) throws IOException, InterruptedException {
    return processes.get(port, path).body();
  }

  /// @throws AssertionError when it does not do what it is told
  void order(String method, String path, String body) throws IOException, InterruptedException {
    Optional<String> refusal = refusal(method, path, body);
    if (refusal.isPresent()) {
      throw new AssertionError(refusal.get());
    }
  }

  /// Why it does not do what it is told; empty when it does.
  Optional<String> refusal(String method, String path, String body)
      throws IOException, InterruptedException {
    var answer = processes.tell(port, method, path, body);
    return answer.statusCode() < 300
        ? Optional.empty()
        : Optional.of(answer.statusCode() + " " + answer.body());
  }

  /// What is in use after a full collection of garbage.
  long liveBytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    int _ = jcmd.waitFor();
    return histogram
        .lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
        .findFirst()
        .orElseThrow(() -> new AssertionError(histogram));
  }
}
