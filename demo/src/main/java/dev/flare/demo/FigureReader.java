package dev.flare.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the running components for their figures, the way any script would: over HTTP.
final class FigureReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = new JsonMapper();

  /// @throws IOException when a component does not answer, or not with what it should
  Figures read(DemoPlan plan) throws IOException {
    String metrics = get(plan.gnome().url("/actuator/prometheus"));
    Figures sum =
        new Figures(
            count(metrics, line -> line.startsWith("flare_candles_total")),
            count(metrics, line -> line.startsWith("flare_decisions_total")),
            count(metrics, FigureReader::isConfirmedDecision),
            0,
            0,
            BigDecimal.ZERO);
    for (ComponentPlan trader : plan.traders()) {
      sum = plus(sum, trader);
    }
    return sum;
  }

  /// Whether the component says that it is up.
  boolean isUp(ComponentPlan component) {
    try {
      return get(component.url("/actuator/health")).contains("\"UP\"");
    } catch (IOException e) {
      return false;
    }
  }

  /// The heap in use, garbage included.
  ///
  /// @throws IOException when the component does not tell
  long heapBytes(ComponentPlan component) throws IOException {
    return count(
        get(component.url("/actuator/prometheus")),
        line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""));
  }

  /// All pairs of a simulated exchange, as the setting `PAIRS` of a Gnome.
  ///
  /// @throws IOException when the exchange does not tell
  String pairs(ComponentPlan simulator) throws IOException {
    return parse(get(simulator.url("/simulator/market")))
        .path("pairs")
        .valueStream()
        .map(pair -> pair.path("base").asString() + "/" + pair.path("quote").asString())
        .collect(Collectors.joining(","));
  }

  private static boolean isConfirmedDecision(String line) {
    return line.startsWith("flare_decisions_total") && line.contains("confirmed=\"true\"");
  }

  private Figures plus(Figures sum, ComponentPlan trader) throws IOException {
    JsonNode statistics = parse(get(trader.url("/api/state"))).path("statistics");
    return new Figures(
        sum.candles(),
        sum.decisions(),
        sum.confirmed(),
        sum.opened() + statistics.path("opened").asLong(0),
        sum.closed() + statistics.path("closed").asLong(0),
        sum.realisedPnl().add(new BigDecimal(statistics.path("realisedPnl").asString("0"))));
  }

  private JsonNode parse(String body) throws IOException {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("not JSON: " + body, e);
    }
  }

  private String get(URI uri) throws IOException {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("%s answers %d".formatted(uri, response.statusCode()));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + uri, e);
    }
  }

  private static long count(String metrics, Predicate<String> which) {
    return metrics
        .lines()
        .filter(which)
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
