package dev.flare.bitget;

import dev.flare.benchmark.Length;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The newest candle of hundreds of pairs, wanted all at once, from a simulator that counts as
/// BitGet does: how long it takes beside how long the client's budget alone lets it take.
public final class MarketRefresh implements AutoCloseable {
  private static final int PAIRS = Length.of(200);
  private static final int FIRST_PORT = 15_300;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SAVING_UP = Duration.ofMillis(1100);

  private final Path directory;
  private final URI exchange;
  private final Process simulator;
  private final HttpClient http = HttpClient.newHttpClient();

  private MarketRefresh(Path directory, int port) throws IOException {
    this.directory = directory;
    this.exchange = URI.create("http://127.0.0.1:" + port);
    Path settings =
        Files.writeString(
            directory.resolve("simulator.env"), "PORT=%d\nPAIRS=%d\n".formatted(port, PAIRS));
    this.simulator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flare.simulator.SimulatorApplication",
                settings.toString())
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("simulator.log").toFile())
            .redirectErrorStream(true)
            .start();
  }

  /// Measures and prints a table in Markdown.
  public static void print() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("flare-refresh");
    try (MarketRefresh refresh = new MarketRefresh(directory, freePort())) {
      refresh.measure();
    }
    remove(directory);
  }

  private void measure() throws InterruptedException {
    Bitget client =
        Bitget.at(BitgetEndpoint.of(exchange, TIMEOUT, 1), directory.resolve("budgets"));
    awaitStart(client);
    List<Pair> pairs = pairs();
    System.out.println();
    System.out.printf("| %d pairs | s | the budget alone, s | ratio | refused |%n", pairs.size());
    System.out.println("| --- | --- | --- | --- | --- |");
    for (String round : List.of("for the first time", "again", "and again")) {
      Thread.sleep(SAVING_UP);
      double seconds = refresh(client, pairs);
      double prescribed = prescribed(pairs.size());
      System.out.printf(
          "| %s | %.2f | %.2f | %.3f | %d |%n",
          round, seconds, prescribed, seconds / prescribed, refusedRequests());
    }
  }

  /// One request for each pair: what was saved up goes at once, the rest at the pace of the budget.
  private static double prescribed(int requests) {
    Pace pace = Pace.of(Endpoint.CANDLES, 1);
    long atOnce = pace.burst() / pace.gap() + 1;
    return Math.max(0, requests - atOnce) * pace.gap() / 1e9;
  }

  private static double refresh(Bitget client, List<Pair> pairs) throws InterruptedException {
    List<Callable<Integer>> questions = new ArrayList<>();
    pairs.forEach(pair ->
        questions.add(
            () -> client.market().closedCandles(pair, Granularity.FIVE_MINUTES, 1).size()));
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(questions)) {
        requireOne(answer);
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void requireOne(Future<Integer> answer) throws InterruptedException {
    try {
      if (answer.get() != 1) {
        throw new IllegalStateException("%d candles came".formatted(answer.get()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pair was not refreshed", e);
    }
  }

  private void awaitStart(Bitget client) throws InterruptedException {
    for (int attempt = 0; attempt < 120 && simulator.isAlive(); attempt++) {
      try {
        client.clock().resync();
        return;
      } catch (ExchangeUnavailable e) {
        Thread.sleep(500);
      }
    }
    String end = simulator.isAlive() ? "is late" : "ended with " + simulator.exitValue();
    throw new IllegalStateException("The simulator %s: see %s".formatted(end, directory));
  }

  private List<Pair> pairs() throws InterruptedException {
    JsonNode listed = new JsonMapper().readTree(get("/simulator/market")).path("pairs");
    return IntStream.range(0, listed.size())
        .mapToObj(listed::get)
        .map(each -> Pair.of(each.path("base").asString(), each.path("quote").asString()))
        .toList();
  }

  /// How many requests the simulator has turned away as too many.
  private int refusedRequests() throws InterruptedException {
    String figures = get("/actuator/prometheus");
    if (answered(figures, 200) < PAIRS) {
      throw new IllegalStateException("The simulator does not count its answers");
    }
    return answered(figures, 429);
  }

  private static int answered(String figures, int status) {
    return figures
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("status=\"%d\"".formatted(status)))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String get(String target) throws InterruptedException {
    try {
      return http.send(
              HttpRequest.newBuilder(exchange.resolve(target)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    for (int port = FIRST_PORT; port < FIRST_PORT + 100; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
    throw new IOException("No port is free from " + FIRST_PORT);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    simulator.destroy();
    simulator.onExit().join();
    http.close();
  }
}
