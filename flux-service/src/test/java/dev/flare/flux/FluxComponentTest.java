package dev.flare.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Action;
import dev.flare.market.Decision;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Word;
import dev.flare.standin.GnomeStandIn;
import dev.flare.standin.Listener;
import dev.flare.standin.TickerStandIn;
import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole component over HTTP and STOMP, between a signal engine and an exchange that say what
/// the test wants.
@Timeout(60)
class FluxComponentTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "test-" + ProcessHandle.current().pid();

  private final HttpClient client = HttpClient.newHttpClient();
  private final TickerStandIn exchange = TickerStandIn.start();
  private GnomeStandIn gnome = GnomeStandIn.start("0");
  private final String gnomePort = gnome.port();
  private ConfigurableApplicationContext flux;

  @BeforeEach
  void start() throws Exception {
    flux = started();
    await(state -> state.get("connected").asBoolean());
  }

  private ConfigurableApplicationContext started() {
    return FluxApplication.launch()
        .start(
            Map.of(
                "PORT", "0",
                "PERSISTENCE_DIRECTORY", NAME,
                "GNOME_PORT", gnomePort,
                "GNOME_ACCESS_TOKEN", "the-token-of-gnome",
                "EXTERNAL", exchange.address().toString(),
                "RAPID_INTERVAL_MS", "50",
                "STOP_LOSS_GUARD_COUNT", "1",
                "MAX_ENTRY_SPREAD_PERC", "1"));
  }

  @AfterEach
  void stop() {
    flux.close();
    gnome.close();
    exchange.close();
    FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME).toFile());
  }

  /// Each on a candle of its own.
  private DecisionMessage buy(long seq) {
    return buy(seq, exchange.now());
  }

  private DecisionMessage buy(long seq, Instant now) {
    return DecisionMessage.of(
        new PublishedDecision(
            seq,
            now,
            new Decision(
                Pair.of("BTC", "USDT"),
                Granularity.FIVE_MINUTES,
                now.minus(Duration.ofMinutes(5)).plusMillis(seq),
                new BigDecimal("50000"),
                Label.BULL_ENTRY,
                Action.BUY,
                Action.BUY,
                List.of(Word.parse("FHNP"), Word.parse("BDNP")),
                Optional.of(Percentage.of("1.5")),
                Optional.of(Percentage.of("2.5")),
                "MAIN",
                "1",
                Map.of("ATR", 750.0),
                Map.of())));
  }

  private JsonNode await(Predicate<JsonNode> meant) throws Exception {
    Instant start = exchange.now();
    while (exchange.now().isBefore(start.plusSeconds(10))) {
      JsonNode state = JSON.readTree(get("/api/state").body());
      if (meant.test(state)) {
        return state;
      }
    }
    throw new AssertionError("Not within 10 s: " + get("/api/state").body());
  }

  private JsonNode opened() throws Exception {
    return await(state -> !state.get("openPositions").isEmpty());
  }

  @Test
  void walksFromASignalToAClosedPosition() throws Exception {
    gnome.says(buy(1));
    JsonNode open = opened();
    assertThat(open.get("balance").asString()).isEqualTo("100");
    assertThat(open.get("cash").asString()).isEqualTo("0");
    assertThat(open.get("balanceSettable").asBoolean()).isFalse();
    assertThat(open.get("liveAvailable").asBoolean()).isFalse();
    assertThat(open.at("/exits/stopLoss").asString()).isEqualTo("2");
    assertThat(open.get("unresolved").isEmpty()).isTrue();
    JsonNode position = open.get("openPositions").get(0);
    assertThat(position.get("id").asString()).isEqualTo("p1");
    assertThat(position.get("symbol").asString()).isEqualTo("BTCUSDT");
    assertThat(position.get("status").asString()).isEqualTo("open");
    assertThat(position.get("cost").asString()).isEqualTo("100");
    assertThat(position.get("amount").asString()).isEqualTo("0.001998");
    assertThat(position.get("takeProfit").asString()).isEqualTo("1.5");
    assertThat(position.get("closeReason").isNull()).isTrue();

    exchange.price("51000");
    JsonNode closed = await(state -> state.at("/statistics/closed").asInt() == 1);
    assertThat(closed.get("balance").asString()).isEqualTo("101.796102");
    assertThat(closed.get("ledgerDifference").asString()).isEqualTo("0");
    assertThat(closed.at("/statistics/realisedPnl").asString()).isEqualTo("1.796102");
    assertThat(closed.at("/statistics/winRate").asString()).isEqualTo("100");
    JsonNode trades = JSON.readTree(get("/api/positions?status=closed").body());
    assertThat(trades.size()).isEqualTo(1);
    assertThat(trades.get(0).get("closeReason").asString()).isEqualTo("TAKE_PROFIT");
    assertThat(trades.get(0).get("words"))
        .extracting(JsonNode::asString)
        .containsExactly("FHNP", "BDNP");
    assertThat(JSON.readTree(get("/api/conversions").body()))
        .extracting(each -> each.get("purpose").asString() + " " + each.get("status").asString())
        .containsExactly("close confirmed", "open confirmed");
  }

  @Test
  void connectedButNeverSubscribed() throws Exception {
    for (int start = 1; start <= 2; start++) {
      gnome.announces(buy(1));
      assertThat(opened().get("openPositions")).as("start " + start).hasSize(1);

      flux.close();
      FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME).toFile());
      start();
    }
  }

  @Test
  void tellsListenersWhatChanges() throws Exception {
    try (Listener positions = new Listener(port(), "/topic/positions");
        Listener valuations = new Listener(port(), "/topic/valuations");
        Listener states = new Listener(port(), "/topic/state")) {
      JsonNode before = JSON.readTree(get("/api/state").body()).get("seqs");
      gnome.says(buy(1));
      JsonNode opened =
          positions.next(each -> each.at("/changes/status").asString().equals("open"));
      assertThat(opened.get("seq").asLong()).isEqualTo(before.get("positions").asLong() + 1);
      assertThat(opened.at("/changes/cost").asString()).isEqualTo("100");
      JsonNode state = states.next(each -> each.at("/changes/statistics/open").asInt() == 1);
      assertThat(state.get("seq").asLong()).isGreaterThan(before.get("state").asLong());
      assertThat(state.get("changes").has("title")).isFalse();
      JsonNode round = valuations.next(_ -> true);
      assertThat(round.get("seq").asLong()).isEqualTo(before.get("valuations").asLong() + 1);
      JsonNode value = round.get("changes").get(0);
      assertThat(value.get("id").asString()).isEqualTo("p1");
      assertThat(value.get("value").asString()).isEqualTo("99.8001");
      assertThat(value.get("pnlPercentage").asString()).isEqualTo("-0.1999");
      exchange.price("40000");
      JsonNode closed =
          positions.next(each -> each.at("/changes/status").asString().equals("closed"));
      assertThat(closed.at("/changes/closeReason").asString()).isEqualTo("STOP_LOSS");
    }
  }

  @Test
  void catchesUpAfterTheSignalEngineWasAwayWithoutTradingWhatIsOld() throws Exception {
    gnome.says(buy(1));
    opened();
    post("/api/positions/p1/close");
    DecisionMessage stale = buy(2, exchange.now().minusSeconds(11));
    DecisionMessage missed = buy(3);
    gnome.close();
    await(state -> !state.get("connected").asBoolean());
    gnome = GnomeStandIn.start(gnomePort);
    gnome.remembers(stale);
    gnome.remembers(missed);
    await(state -> state.get("connected").asBoolean());
    JsonNode state = opened();
    assertThat(state.get("openPositions").get(0).get("decisionSeq").asLong()).isEqualTo(3);
    assertThat(state.at("/refusals/SIGNAL_TOO_OLD").asLong()).isEqualTo(1);
  }

  @Test
  void closesAtTheUsersWishAndSaysWhyNot() throws Exception {
    gnome.says(buy(1));
    opened();
    assertThat(JSON.readTree(get("/api/positions/p1/offer").body()).get("value").asString())
        .isEqualTo("99.8001");
    exchange.fails(true);
    assertProblem(get("/api/positions/p1/offer"), 503, "no-offer");
    assertProblem(post("/api/positions/p1/close"), 503, "position-not-closed");
    assertProblem(writeOff("p1"), 409, "position-on-paper");
    assertProblem(writeOff("p7"), 404, "position-unknown");
    exchange.fails(false);
    HttpResponse<String> closed = post("/api/positions/p1/close");
    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(closed.body()).get("closeReason").asString()).isEqualTo("MANUAL");
    assertProblem(post("/api/positions/p1/close"), 409, "position-closed");
    assertProblem(get("/api/positions/p1/offer"), 404, "position-not-open");
    assertProblem(post("/api/positions/p7/close"), 404, "position-unknown");
    assertProblem(writeOff("p1"), 409, "position-not-open");
  }

  @Test
  void keepsItsBookAndItsSwitchThroughARestart() throws Exception {
    gnome.says(buy(1));
    opened();
    put("/api/trading", "{\"enabled\":false}");
    flux.close();
    flux = started();
    JsonNode state = JSON.readTree(get("/api/state").body());
    assertThat(state.get("trading").asBoolean()).isFalse();
    assertThat(state.get("openPositions").get(0).get("id").asString()).isEqualTo("p1");
    JsonNode startup = JSON.readTree(get("/api/startup").body());
    assertThat(startup.get("positions").asInt()).isEqualTo(1);
    assertThat(startup.get("livePositions").asInt()).isZero();
    assertThat(startup.get("unresolved").isEmpty()).isTrue();
    assertThat(startup.get("wallet").isNull()).isTrue();
    assertThat(startup.get("next").get(1).asString())
        .isEqualTo("Nothing is opened while trading is off");
    await(now -> now.get("connected").asBoolean());
    gnome.says(buy(2));
    JsonNode refused = await(now -> !now.get("refusals").isEmpty());
    assertThat(refused.at("/refusals/TRADING_OFF").asLong()).isEqualTo(1);
    JsonNode why = JSON.readTree(get("/api/refusals").body()).get(0);
    assertThat(why.get("code").asString()).isEqualTo("TRADING_OFF");
    assertThat(why.get("about").asString()).startsWith("Trading is switched off");
    assertThat(why.get("symbol").asString()).isEqualTo("BTCUSDT");
    assertThat(why.get("what").asString()).isEqualTo("signal=2 pair=BTCUSDT");
    assertThat(get("/actuator/prometheus").body())
        .contains("flare_refusals_total{reason=\"TRADING_OFF\"} 1.0", "flare_connected 1.0");
    flux.close();
    flux = started();
    assertThat(JSON.readTree(get("/api/refusals").body()).get(0)).isEqualTo(why);
  }

  @Test
  void showsWhatIsLockedAndLetsAPersonLiftIt() throws Exception {
    assertThat(get("/api/protections").body()).isEqualTo("[]");
    gnome.says(buy(1));
    opened();
    exchange.price("40000");
    JsonNode stopped = await(state -> state.at("/statistics/closed").asInt() == 1);
    assertThat(stopped.at("/protections/0/protection").asString()).isEqualTo("STOP_LOSS_GUARD");
    JsonNode lock = JSON.readTree(get("/api/protections").body()).get(0);
    assertThat(lock.get("id").asString()).isEqualTo("demo-stop-loss-guard");
    assertThat(lock.get("symbol").isNull()).isTrue();
    assertThat(lock.get("reason").asString()).isEqualTo("1 stop losses within PT24H, limit 1");
    assertThat(lock.get("untilAt").asLong() - lock.get("fromAt").asLong()).isEqualTo(3_600_000);

    assertProblem(send(request("/api/protections/demo-cooldown").DELETE()), 404, "lock-unknown");
    HttpResponse<String> lifted = send(request("/api/protections/demo-stop-loss-guard").DELETE());
    assertThat(lifted.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(lifted.body()).get("liftedAt").isNull()).isFalse();
    await(state -> state.get("protections").isEmpty());
  }

  @Test
  void saysThatNothingDriftsWhereThereIsNoAccount() throws Exception {
    assertThat(get("/api/drift").body()).isEqualTo("{\"lookedAt\":null,\"drifts\":[]}");
    assertThat(JSON.readTree(get("/api/state").body()).get("drift").isEmpty()).isTrue();
    assertThat(get("/actuator/prometheus").body()).contains("flare_drift 0.0");
    assertProblem(
        post("/api/drift/BTC", "{\"action\":\"shrink\",\"missing\":\"0.1\"}"),
        404,
        "drift-unknown");
    assertProblem(post("/api/drift/BTC", "{\"action\":\"shrink\"}"), 422, "value-missing");
    assertProblem(post("/api/drift/B%20C", "{\"action\":\"adopt\"}"), 404, "drift-unknown");
    assertProblem(post("/api/drift/BTC", "{\"action\":\"sell\"}"), 422, "action-unknown");
    assertProblem(post("/api/drift/BTC", "{}"), 422, "action-unknown");
  }

  private HttpResponse<String> writeOff(String position) throws Exception {
    return post("/api/positions/" + position + "/write-off", "{\"received\":\"0\"}");
  }

  @Test
  void refusesWhatThisVersionCannotDo() throws Exception {
    assertProblem(put("/api/mode", "{\"live\":true}"), 409, "live-without-keys");
    assertProblem(put("/api/account", "{\"user\":\"1\"}"), 409, "live-without-keys");
    assertThat(put("/api/mode", "{\"live\":false}").statusCode()).isEqualTo(200);
    assertProblem(put("/api/balance", "{\"amount\":\"5\"}"), 409, "balance-not-settable");
    assertProblem(put("/api/trading", "{}"), 422, "value-missing");
    assertProblem(get("/api/positions?status=lost"), 422, "status-unknown");
    assertThat(JSON.readTree(get("/api/info").body()).get("mode").asString()).isEqualTo("demo");
  }

  @Test
  void archivesItsLedgerAndBeginsAnew() throws Exception {
    gnome.says(buy(1));
    opened();
    HttpResponse<String> reset = post("/api/reset");
    assertThat(reset.statusCode()).isEqualTo(200);
    assertThat(Path.of(JSON.readTree(reset.body()).get("archive").asString())).isNotEmptyFile();
    JsonNode state = JSON.readTree(get("/api/state").body());
    assertThat(state.get("openPositions").isEmpty()).isTrue();
    assertThat(state.get("cash").asString()).isEqualTo("100");
  }

  @Test
  void sumsItsTradesUpAndGivesThemAway() throws Exception {
    gnome.says(buy(1));
    opened();
    exchange.price("51000");
    await(state -> state.at("/statistics/closed").asInt() == 1);

    JsonNode figures = JSON.readTree(get("/api/statistics").body());
    assertThat(figures.at("/tally/trades").asInt()).isEqualTo(1);
    assertThat(figures.at("/tally/winRate/value").asDouble()).isEqualTo(1.0);
    assertThat(figures.at("/profit/total").asString()).isEqualTo("1.796102");
    assertThat(figures.at("/profit/factor/value").isNull()).isTrue();
    assertThat(figures.at("/profit/factor/reason").asString()).isEqualTo("no loss yet");
    assertThat(figures.at("/byPair/0/name").asString()).isEqualTo("BTCUSDT");
    assertThat(figures.at("/byReason/0/name").asString()).isEqualTo("TAKE_PROFIT");

    JsonNode curve = JSON.readTree(get("/api/statistics/equity").body());
    assertThat(curve.valueStream().map(point -> point.get("balance").asString()))
        .containsExactly("100", "101.796102");

    HttpResponse<String> positions = get("/api/positions.csv");
    assertThat(positions.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(positions.body().lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("id,symbol,base,quote,mode,status,"),
            row -> assertThat(row).startsWith("p1,BTCUSDT,BTC,USDT,demo,closed,1,BULL_ENTRY,"));
    assertThat(get("/api/positions.csv?symbol=eth").body().lines()).hasSize(1);
    assertThat(get("/api/positions.csv?symbol=btc&reason=TAKE_PROFIT").body().lines()).hasSize(2);
    assertThat(get("/api/conversions.csv").body().lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("id,mode,purpose,position,spend,from,to,"),
            opening -> assertThat(opening).contains(",demo,open,p1,100,USDT,BTC,"),
            closing -> assertThat(closing).contains(",demo,close,p1,0.001998,BTC,USDT,"));
  }

  @Test
  void pagesThroughItsLists() throws Exception {
    for (int seq = 1; seq <= 3; seq++) {
      gnome.says(buy(seq));
      opened();
      post("/api/positions/p%d/close".formatted(seq));
    }
    HttpResponse<String> first = get("/api/positions?status=closed&limit=2");
    assertThat(ids(first)).containsExactly("p3", "p2");
    assertThat(first.headers().firstValue("Link"))
        .hasValue("<?status=closed&limit=2&cursor=p2>; rel=\"next\"");
    HttpResponse<String> second = get("/api/positions?status=closed&limit=2&cursor=p2");
    assertThat(ids(second)).containsExactly("p1");
    assertThat(second.headers().firstValue("Link")).isEmpty();
    assertThat(ids(get("/api/positions?symbol=btc&label=BULL_ENTRY&reason=MANUAL&limit=2")))
        .containsExactly("p3", "p2");
    assertThat(ids(get("/api/positions?reason=STOP_LOSS"))).isEmpty();
    assertThat(ids(get("/api/positions?symbol=ETH"))).isEmpty();
    assertProblem(get("/api/positions?cursor=p9"), 422, "cursor-unknown");
    post("/api/reset");
    assertProblem(get("/api/positions?cursor=p2"), 422, "cursor-unknown");
  }

  private static List<String> ids(HttpResponse<String> list) {
    return JSON.readTree(list.body()).valueStream().map(each -> each.get("id").asString()).toList();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("type").asString())
        .isEqualTo("urn:flare:problem:" + code);
  }

  private String port() {
    return flux.getEnvironment().getRequiredProperty("local.server.port");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> put(String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
