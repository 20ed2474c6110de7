package dev.flare.gnome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.gnome.feed.MarketTime;
import dev.flare.gnome.feed.PaperExchange;
import dev.flare.market.Pair;
import dev.flare.testing.ApiDescription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole component over HTTP and STOMP, before an exchange on paper whose time runs 1500 times
/// faster: a candle every 200 ms.
@Timeout(60)
class GnomeComponentTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pair DOGE = Pair.of("DOGE", "USDT");
  private static final String NAME = "test-" + ProcessHandle.current().pid();

  private final HttpClient client = HttpClient.newHttpClient();
  private ConfigurableApplicationContext gnome;

  @BeforeEach
  void start() {
    gnome = started();
  }

  @AfterEach
  void stop() throws IOException {
    gnome.close();
    FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME));
  }

  @Test
  void followsThePairsOfItsSettings() throws Exception {
    JsonNode pairs = JSON.readTree(get("/api/pairs").body());
    assertThat(pairs.size()).isEqualTo(2);
    assertThat(pairs.get(0).propertyNames())
        .containsExactly(
            "symbol", "base", "quote", "active", "lastDecision", "updatedAt", "status", "error");
    assertThat(pairs.get(0).get("symbol").asString()).isEqualTo("BTCUSDT");
  }

  @Test
  void saysEveryDecisionInOrder() throws Exception {
    try (Listener listener = new Listener(address(), "/topic/decisions")) {
      long seq = listener.next().get("seq").asLong();
      for (int more = 1; more <= 10; more++) {
        assertThat(listener.next().get("seq").asLong()).isEqualTo(seq + more);
      }
    }
  }

  @Test
  void saysAPairsDecisionsCandleByCandle() throws Exception {
    try (Listener listener = new Listener(address(), "/topic/decisions.ETHUSDT")) {
      JsonNode first = listener.next();
      JsonNode second = listener.next();
      assertThat(first.get("symbol").asString()).isEqualTo("ETHUSDT");
      assertThat(second.get("candleAt").asLong() - first.get("candleAt").asLong())
          .isEqualTo(Duration.ofMinutes(5).toMillis());
      assertThat(first.get("indicators").size()).isPositive();
      assertThat(second.get("words").size()).isPositive();
    }
  }

  @Test
  void saysInBriefWhatWasDecidedInAMoment() throws Exception {
    try (Listener listener = new Listener(address(), "/topic/digest")) {
      JsonNode first = listener.next().get(0);
      JsonNode whole =
          JSON.readTree(
                  get("/api/decisions?limit=1&after=" + (first.get("seq").asLong() - 1)).body())
              .get(0);
      for (String name : List.of("symbol", "candleAt", "rate", "label", "words", "rawBuy", "buy")) {
        assertThat(first.get(name)).as(name).isEqualTo(whole.get(name));
      }
      assertThat(first.has("indicators")).isFalse();
      assertThat(first.get("votes").valueStream().mapToInt(JsonNode::asInt).sum())
          .isEqualTo(whole.get("votes").size());
    }
  }

  @Test
  void showsAllPairsInBriefWithWhereTheirRatesCameFrom() throws Exception {
    awaitDecisions(8);
    JsonNode board = JSON.readTree(get("/api/board").body());
    JsonNode btc = board.get("pairs").get(0);
    long last = btc.at("/lastDecision/seq").asLong();
    assertThat(btc.get("symbol").asString()).isEqualTo("BTCUSDT");
    assertThat(btc.get("rates").size()).isGreaterThan(2);
    assertThat(btc.at("/rates/0/seq").asLong()).isLessThan(last);

    JsonNode later = JSON.readTree(get("/api/board?after=" + (last - 1)).body());
    assertThat(later.get("seq").asLong()).isGreaterThanOrEqualTo(last);
    assertThat(later.at("/pairs/0/rates/0/seq").asLong()).isEqualTo(last);
    assertThat(later.get("confirmed")).noneMatch(each -> each.get("seq").asLong() < last);
    assertProblem(get("/api/board?after=-1"), 422, "after-out-of-range");
  }

  @Test
  void tellsWhatAConsumerMissed() throws Exception {
    awaitDecisions(6);
    HttpResponse<String> missed = get("/api/decisions?after=2&limit=3");
    assertThat(JSON.readTree(missed.body()))
        .extracting(each -> each.get("seq").asLong())
        .containsExactly(3L, 4L, 5L);
    assertThat(missed.headers().firstValue("Link")).hasValue("<?limit=3&after=5>; rel=\"next\"");
    assertProblem(get("/api/decisions?after=-1"), 422, "after-out-of-range");
  }

  @Test
  void hasNothingBehindTheHighestNumberThereIs() throws Exception {
    awaitDecisions(2);
    HttpResponse<String> none = get("/api/decisions?after=" + Long.MAX_VALUE);
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(none.body()).isEqualTo("[]");
    assertThat(get("/api/pairs/BTCUSDT/decisions?cursor=" + Long.MIN_VALUE).body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/decisions?after=1e3, 400, parameter-malformed",
    "/api/decisions?limit=0, 422, limit-out-of-range",
    "/api/decisions?limit=501, 422, limit-out-of-range",
    "/api/pairs/BTCUSDT/decisions?cursor=x, 422, cursor-unknown",
    "/api/pairs/BTCUSDT/candles?cursor=9223372036854775808, 422, cursor-unknown",
    "/api/nothing, 404, not-found"
  })
  void refusesAPageThatDoesNotExist(String path, int status, String problem) throws Exception {
    assertProblem(get(path), status, problem);
  }

  @Test
  void describesEveryCallItAnswers() throws Exception {
    JsonNode paths = JSON.readTree(get("/v3/api-docs").body()).get("paths");
    assertThat(paths.propertyNames())
        .contains(
            "/api/info",
            "/api/pairs",
            "/api/pairs/{symbol}",
            "/api/pairs/{symbol}/candles",
            "/api/pairs/{symbol}/decisions",
            "/api/pairs/{symbol}/why",
            "/api/pairs/{symbol}/readings",
            "/api/decisions",
            "/api/board",
            "/api/symbols");
    assertThat(paths.get("/api/pairs").propertyNames()).contains("get", "post");
    assertThat(paths.get("/api/pairs/{symbol}").propertyNames()).contains("patch", "delete");
    assertThat(paths.get("/api/decisions").get("get").get("parameters"))
        .extracting(each -> each.get("name").asString())
        .contains("after", "limit");
  }

  @Test
  void answersEveryCallAsItsDescriptionSays() throws Exception {
    awaitDecisions(4);
    ApiDescription api = new ApiDescription(get("/v3/api-docs").body());
    api.requireAsDescribed("get", "/api/info", get("/api/info"));
    api.requireAsDescribed("get", "/api/pairs", get("/api/pairs"));
    api.requireAsDescribed("get", "/api/decisions", get("/api/decisions?after=1&limit=2"));
    api.requireAsDescribed("get", "/api/decisions", get("/api/decisions?after=-1"));
    api.requireAsDescribed("get", "/api/board", get("/api/board"));
    String ofPair = "/api/pairs/{symbol}";
    api.requireAsDescribed("get", ofPair + "/candles", get("/api/pairs/BTCUSDT/candles?limit=2"));
    api.requireAsDescribed("get", ofPair + "/candles", get("/api/pairs/SOLUSDT/candles"));
    api.requireAsDescribed(
        "get", ofPair + "/decisions", get("/api/pairs/BTCUSDT/decisions?limit=2"));
    api.requireAsDescribed("get", ofPair + "/why", get("/api/pairs/BTCUSDT/why"));
    api.requireAsDescribed("get", ofPair + "/why", get("/api/pairs/BTCUSDT/why?seq=0"));
    api.requireAsDescribed("get", ofPair + "/readings", get("/api/pairs/BTCUSDT/readings?limit=2"));
    api.requireAsDescribed("get", "/api/symbols", get("/api/symbols?q=eth"));
    String sol = "{\"base\":\"SOL\",\"quote\":\"USDT\",\"active\":false}";
    api.requireAsDescribed("post", "/api/pairs", post(sol));
    api.requireAsDescribed("post", "/api/pairs", post(sol));
    api.requireAsDescribed("post", "/api/pairs", post("{\"base\":\"SOL\"}"));
    api.requireAsDescribed("patch", ofPair, patch("SOLUSDT", "{\"active\":true}"));
    api.requireAsDescribed("patch", ofPair, patch("SOLUSDT", "{}"));
    api.requireAsDescribed("delete", ofPair, delete("SOLUSDT"));
    api.requireAsDescribed("delete", ofPair, delete("SOLUSDT"));
  }

  @Test
  void goesOnAfterARestartWithTheNextNumberAndTheSameWords() throws Exception {
    awaitDecisions(8);
    gnome.close();
    gnome = started();
    long before = last("BTCUSDT").get("seq").asLong();
    try (Listener listener = new Listener(address(), "/topic/decisions.BTCUSDT")) {
      assertThat(listener.next().get("seq").asLong()).isGreaterThan(before);
    }
    JsonNode all = JSON.readTree(get("/api/decisions?limit=500").body());
    for (int at = 0; at < all.size(); at++) {
      assertThat(all.get(at).get("seq").asLong()).isEqualTo(at + 1L);
    }
    JsonNode newest = JSON.readTree(get("/api/pairs/BTCUSDT/decisions?limit=2").body());
    assertThat(newest.get(0).get("candleAt").asLong() - newest.get(1).get("candleAt").asLong())
        .isEqualTo(Duration.ofMinutes(5).toMillis());
    assertThat(newest.get(0).get("words").size()).isGreaterThan(2);
  }

  @Test
  void showsAPairsCandlesAndDecisionsNewestFirst() throws Exception {
    awaitDecisions(8);
    JsonNode candles = JSON.readTree(get("/api/pairs/BTCUSDT/candles?limit=3").body());
    long newest = candles.get(0).get("openedAt").asLong();
    assertThat(candles.get(2).get("openedAt").asLong())
        .isEqualTo(newest - Duration.ofMinutes(10).toMillis());
    assertThat(candles.get(0).get("close").asString()).matches("[0-9]+(\\.[0-9]+)?");
    JsonNode older =
        JSON.readTree(get("/api/pairs/BTCUSDT/candles?limit=1&cursor=" + newest).body());
    assertThat(older.get(0)).isEqualTo(candles.get(1));

    JsonNode decisions = JSON.readTree(get("/api/pairs/BTCUSDT/decisions?limit=2").body());
    assertThat(decisions.get(0).get("seq").asLong())
        .isGreaterThan(decisions.get(1).get("seq").asLong());
  }

  @Test
  void tellsWhatTheExchangeListsAndWhatOfItIsFollowed() throws Exception {
    HttpResponse<String> found = get("/api/symbols?q=btc&limit=2");
    JsonNode symbols = JSON.readTree(found.body());
    assertThat(symbols)
        .extracting(each -> each.get("symbol").asString())
        .containsExactly("BTCUSDT", "ETHBTC");
    assertThat(symbols)
        .extracting(each -> each.get("followed").asBoolean())
        .containsExactly(true, false);
    assertThat(found.headers().firstValue("Link"))
        .hasValue("<?q=btc&limit=2&cursor=2>; rel=\"next\"");
    assertThat(JSON.readTree(get("/api/symbols?q=btc&limit=2&cursor=2").body()))
        .extracting(each -> each.get("symbol").asString())
        .containsExactly("WBTCUSDT");
  }

  @Test
  void tellsWhyADecisionIsWhatItIs() throws Exception {
    awaitDecisions(8);
    JsonNode decision = last("BTCUSDT");
    JsonNode why = JSON.readTree(get("/api/pairs/BTCUSDT/why?seq=" + decision.get("seq")).body());
    assertThat(why.get("decision")).isEqualTo(decision);
    assertThat(why.get("steps"))
        .filteredOn(each -> each.get("holds").asBoolean())
        .first()
        .returns(decision.get("label"), each -> each.get("label"));
    assertThat(
            JSON.readTree(get("/api/pairs/BTCUSDT/why").body()).at("/decision/symbol").asString())
        .isEqualTo("BTCUSDT");
    assertProblem(get("/api/pairs/BTCUSDT/why?seq=999999"), 404, "decision-unknown");
    assertProblem(get("/api/pairs/BTCUSDT/why?seq=" + Long.MAX_VALUE), 404, "decision-unknown");
    assertProblem(get("/api/pairs/SOLUSDT/why"), 404, "pair-unknown");
  }

  @Test
  void showsWhatTheIndicatorsReadAtEachCandle() throws Exception {
    awaitDecisions(8);
    JsonNode decision = last("BTCUSDT");
    long after = decision.get("candleAt").asLong() + 1;
    String path = "/api/pairs/BTCUSDT/readings?limit=2&cursor=" + after;
    JsonNode readings = JSON.readTree(get(path + "&names=macd,rsi").body());
    assertThat(readings.get(0).get("openedAt")).isEqualTo(decision.get("candleAt"));
    assertThat(readings.get(0).get("values").propertyNames()).containsExactly("macd", "rsi");
    assertThat(readings.get(0).at("/values/rsi").asDouble())
        .isCloseTo(decision.at("/indicators/rsi").asDouble(), within(1e-9));
    assertThat(readings.get(1).get("openedAt").asLong())
        .isEqualTo(decision.get("candleAt").asLong() - Duration.ofMinutes(5).toMillis());
    assertThat(JSON.readTree(get(path).body()).get(0).at("/values/bbUpper").isNumber()).isTrue();
    assertProblem(get("/api/pairs/SOLUSDT/readings"), 404, "pair-unknown");
  }

  @Test
  void addsChangesAndRemovesAPair() throws Exception {
    try (Listener listener = new Listener(address(), "/topic/pairs")) {
      HttpResponse<String> added = post("{\"base\":\"sol\",\"quote\":\"usdt\",\"active\":false}");
      assertThat(added.statusCode()).isEqualTo(201);
      assertThat(added.headers().firstValue("Location")).hasValue("pairs/SOLUSDT");
      assertThat(JSON.readTree(added.body()).get("status").asString()).isEqualTo("inactive");
      assertThat(nextOf(listener, "SOLUSDT")).isEqualTo("added inactive");

      HttpResponse<String> changed = patch("SOLUSDT", "{\"active\":true}");
      assertThat(JSON.readTree(changed.body()).get("active").asBoolean()).isTrue();
      assertThat(nextOf(listener, "SOLUSDT")).startsWith("changed");

      assertThat(delete("SOLUSDT").statusCode()).isEqualTo(204);
      String said = nextOf(listener, "SOLUSDT");
      while (!said.startsWith("removed")) {
        said = nextOf(listener, "SOLUSDT");
      }
      assertProblem(delete("SOLUSDT"), 404, "pair-unknown");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"base\":\"DOGE\",\"quote\":\"USDT\"} | 404 | pair-not-listed",
        "{\"base\":\"BTC\",\"quote\":\"USDT\"} | 409 | pair-known",
        "{\"base\":\"BTC\"} | 422 | pair-malformed",
        "{\"base\":\"B TC\",\"quote\":\"USDT\"} | 422 | pair-malformed",
        "{\"base\":\"BTC\",\"quote\":\"BTC\"} | 422 | pair-malformed",
        "{\"base\": | 400 | body-unreadable",
      })
  void refusesAPairWithAReason(String body, int status, String problem) throws Exception {
    assertProblem(post(body), status, problem);
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertProblem(patch("SOLUSDT", "{\"active\":true}"), 404, "pair-unknown");
    assertProblem(patch("BTCUSDT", "{}"), 422, "active-missing");
    assertProblem(get("/api/pairs/SOLUSDT/candles"), 404, "pair-unknown");
    assertProblem(get("/api/pairs/SOLUSDT/decisions"), 404, "pair-unknown");
  }

  @Test
  void saysWhenTheExchangeCannotBeAsked() throws Exception {
    gnome.getBean(PaperExchange.class).goDown();
    assertProblem(post("{\"base\":\"SOL\",\"quote\":\"USDT\"}"), 503, "exchange-unavailable");
    assertProblem(get("/api/symbols"), 503, "exchange-unavailable");
  }

  @Test
  void showsAPairsProblemWhileTheOthersGoOn() throws Exception {
    try (Listener changes = new Listener(address(), "/topic/pairs");
        Listener btc = new Listener(address(), "/topic/decisions.BTCUSDT")) {
      gnome.getBean(PaperExchange.class).delist(Pair.of("ETH", "USDT"));
      while (!nextOf(changes, "ETHUSDT").equals("changed unknown")) {
        // it will be
      }
      JsonNode pairs = JSON.readTree(get("/api/pairs").body());
      assertThat(pairs.get(1).get("status").asString()).isEqualTo("unknown");
      assertThat(pairs.get(1).get("error").asString()).contains("ETHUSDT");
      assertThat(pairs.get(0).get("status").asString()).isEqualTo("ok");
      long seq = btc.next().get("seq").asLong();
      assertThat(btc.next().get("seq").asLong()).isGreaterThan(seq);
      assertThat(get("/actuator/prometheus").body())
          .containsPattern(
              "(?m)^flare_pair_failures_total\\{status=\"unknown\",symbol=\"ETHUSDT\"} [1-9]");
    }
  }

  @Test
  void measuresWhatTheDemoCounts() throws Exception {
    awaitDecisions(2);
    assertThat(get("/actuator/prometheus").body())
        .containsPattern("(?m)^flare_candles_total [0-9.]+$")
        .containsPattern("(?m)^flare_round_seconds_count [1-9]")
        .containsPattern("(?m)^flare_decision_lag_seconds_count [1-9]")
        .containsPattern("(?m)^flare_exchange_clock_ahead_seconds ")
        .containsPattern("(?m)^flare_decisions_total\\{confirmed=\"(true|false)\",label=\"");
  }

  private ConfigurableApplicationContext started() {
    return GnomeApplication.launch()
        .start(
            Map.of(
                "PORT", "0",
                "PERSISTENCE_DIRECTORY", NAME,
                "PAIRS", "BTC/USDT,ETH/USDT",
                "EXTERNAL_CLOCK_SPEED", "1500",
                "SETTLING_DELAY_MS", "0"),
            PaperMarket.class);
  }

  private void awaitDecisions(long seq) throws Exception {
    try (Listener listener = new Listener(address(), "/topic/decisions")) {
      while (listener.next().get("seq").asLong() < seq) {
        // the next one will be higher
      }
    }
  }

  private JsonNode last(String symbol) throws Exception {
    return JSON.readTree(get("/api/pairs/%s/decisions?limit=1".formatted(symbol)).body()).get(0);
  }

  /// What is said next about a pair: the kind of change and the pair's status.
  private static String nextOf(Listener listener, String symbol) throws InterruptedException {
    JsonNode change = listener.next();
    while (!change.at("/pair/symbol").asString().equals(symbol)) {
      change = listener.next();
    }
    return change.get("kind").asString() + " " + change.at("/pair/status").asString();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String problem) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("type").asString())
        .isEqualTo("urn:flare:problem:" + problem);
  }

  private URI address() {
    String port = gnome.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(address().resolve(path)));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(json("/api/pairs").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> patch(String symbol, String body) throws Exception {
    return send(json("/api/pairs/" + symbol).method("PATCH", BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> delete(String symbol) throws Exception {
    return send(json("/api/pairs/" + symbol).DELETE());
  }

  private HttpRequest.Builder json(String path) {
    return HttpRequest.newBuilder(address().resolve(path))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// Puts the paper exchange and its time in the place of BitGet.
  static class PaperMarket {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final long STARTED = System.nanoTime();

    @Bean
    @Primary
    MarketTime paperTime() {
      return new MarketTime(PaperMarket::now, 1500);
    }

    @Bean
    @Primary
    PaperExchange paperExchange(MarketTime time) {
      PaperExchange exchange = new PaperExchange(time.clock(), BEGIN.minus(Duration.ofDays(30)));
      exchange.delist(DOGE);
      return exchange;
    }

    private static Instant now() {
      return BEGIN.plusNanos((System.nanoTime() - STARTED) * 1500);
    }
  }
}
