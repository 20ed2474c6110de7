package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetEndpoint;
import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.PublishedDecision;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.PairAnalyst;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A real Gnome that is killed again and again decides as one that was left alone: every candle of
/// every pair once, in numbers without a gap, with the same words, and forgets nothing it has told
/// or was told.
///
/// `-Dflare.kills=50` kills as often, `-Dflare.seed` takes another course; a short run does it a
/// few times.
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GnomeKillTest {
  private static final int KILLS = Integer.getInteger("flare.kills", 2);
  private static final long SEED = Long.getLong("flare.seed", 1);
  private static final Granularity GRANULARITY = Granularity.FIVE_MINUTES;
  private static final List<Pair> PAIRS =
      List.of(Pair.of("BTC", "USDT"), Pair.of("ETH", "USDT"), Pair.of("DOGE", "USDT"));

  /// A candle in half a second.
  private static final int SPEED = 600;

  private static final int MOST_A_PAGE = 500;

  private final Path directory;
  private final JsonMapper json = new JsonMapper();
  private final Random random = new Random(SEED);
  private final Map<Pair, NavigableMap<Instant, Candle>> market = new TreeMap<>(bySymbol());
  private final List<DecisionMessage> heard = new ArrayList<>();
  private final int exchange = Processes.freePort();
  private final int gnome = Processes.freePort();
  private final Processes processes;
  private Process running;

  GnomeKillTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    this.processes = new Processes(directory);
    processes.start("bitget-simulator", exchange, Map.of("SPEED", Integer.toString(SPEED)));
    readMarket();
    this.running = processes.start("gnome-service", gnome, settings());
  }

  @AfterAll
  void stop() throws InterruptedException {
    processes.close();
  }

  @Test
  void pairAddedThenKilled() throws Exception {
    String added = "{\"base\": \"SOL\", \"quote\": \"USDT\", \"active\": false}";
    requireDone(201, "POST", "/api/pairs", added);
    killAndStartAgain();

    assertThat(pair("SOLUSDT").get("active").asBoolean()).isFalse();
  }

  @Test
  void pairSwitchedOrDeletedThenKilled() throws Exception {
    String added = "{\"base\": \"XRP\", \"quote\": \"USDT\", \"active\": false}";
    requireDone(201, "POST", "/api/pairs", added);
    requireDone(200, "PATCH", "/api/pairs/XRPUSDT", "{\"active\": true}");
    killAndStartAgain();
    assertThat(pair("XRPUSDT").get("active").asBoolean()).isTrue();

    requireDone(204, "DELETE", "/api/pairs/XRPUSDT", "");
    killAndStartAgain();
    assertThat(pair("XRPUSDT")).isEqualTo(MissingNode.getInstance());
  }

  private void requireDone(int status, String method, String path, String body) throws Exception {
    assertThat(processes.tell(gnome, method, path, body).statusCode()).isEqualTo(status);
  }

  private JsonNode pair(String symbol) throws Exception {
    return Processes.json(processes.get(gnome, "/api/pairs"))
        .valueStream()
        .filter(each -> each.get("symbol").asString().equals(symbol))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  @Test
  void decidesAsIfItHadNeverBeenKilled() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      hearMore();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
      if (kill % 2 == 0) {
        startAndKill();
      }
      killAndStartAgain();
    }
    hearMore();
    List<DecisionMessage> all = after(0);
    readMarket();

    assertThat(all.subList(0, heard.size())).isEqualTo(heard);
    assertThat(all).extracting(DecisionMessage::seq).isEqualTo(numbersUpTo(all.size()));
    PAIRS.forEach(each -> requireSame(ofPair(all, each), undisturbed(all, each)));
  }

  private void killAndStartAgain() throws Exception {
    running.destroyForcibly().waitFor();
    running = processes.begin("gnome-service", gnome, settings());
    processes.awaitUp(gnome);
    readMarket();
  }

  /// Once more while it starts.
  private void startAndKill() throws Exception {
    running.destroyForcibly().waitFor();
    running = processes.begin("gnome-service", gnome, settings());
    TimeUnit.MILLISECONDS.sleep(random.nextInt(5_000));
  }

  private Map<String, String> settings() {
    return Map.of(
        "EXTERNAL",
        "http://127.0.0.1:" + exchange,
        "EXTERNAL_CLOCK_SPEED",
        Integer.toString(SPEED),
        "CENTRAL_LOOP_GRANULARITY",
        GRANULARITY.code(),
        "SETTLING_DELAY_MS",
        "12000",
        "PAIRS",
        String.join(",", PAIRS.stream().map(each -> each.base() + "/" + each.quote()).toList()));
  }

  /// Listens as a trader does after a pause, until each pair has been decided about twice more.
  private void hearMore() throws Exception {
    int enough = heard.size() + 2 * PAIRS.size();
    while (heard.size() < enough) {
      heard.addAll(after(heard.size()));
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private List<DecisionMessage> after(long seq) throws Exception {
    List<DecisionMessage> all = new ArrayList<>();
    List<DecisionMessage> page = page(seq);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page.size() < MOST_A_PAGE ? List.of() : page(page.getLast().seq());
    }
    return all;
  }

  private List<DecisionMessage> page(long seq) throws Exception {
    String body =
        processes.get(gnome, "/api/decisions?limit=%d&after=%d".formatted(MOST_A_PAGE, seq)).body();
    return List.of(json.readValue(body, DecisionMessage[].class));
  }

  /// Takes down the exchange's candles by a way of its own.
  private void readMarket() {
    Bitget bitget =
        Bitget.at(
            BitgetEndpoint.of(
                URI.create("http://127.0.0.1:" + exchange), Duration.ofSeconds(30), SPEED),
            directory.resolve("budgets"));
    for (Pair pair : PAIRS) {
      bitget
          .market()
          .closedCandles(pair, GRANULARITY, PairAnalyst.WARM_UP)
          .forEach(each ->
              market.computeIfAbsent(pair, _ -> new TreeMap<>()).put(each.openedAt(), each));
    }
  }

  private static List<DecisionMessage> ofPair(List<DecisionMessage> all, Pair pair) {
    return all.stream().filter(each -> each.symbol().equals(pair.symbol())).toList();
  }

  /// What one analyst decides about the same candles without ever ending.
  private List<DecisionMessage> undisturbed(List<DecisionMessage> all, Pair pair) {
    List<DecisionMessage> ofPair = ofPair(all, pair);
    Instant first = Instant.ofEpochMilli(ofPair.getFirst().candleAt());
    Instant last = Instant.ofEpochMilli(ofPair.getLast().candleAt());
    List<Candle> before = List.copyOf(candles(pair).headMap(first, false).values());
    PairAnalyst analyst = new PairAnalyst(pair, GRANULARITY, AnalysisMethod.standard());
    analyst.warmUp(before.subList(before.size() - PairAnalyst.WARM_UP + 1, before.size()));
    return candles(pair).subMap(first, true, last, true).values().stream()
        .flatMap(each -> analyst.analyse(each).stream())
        .map(GnomeKillTest::unnumbered)
        .toList();
  }

  private NavigableMap<Instant, Candle> candles(Pair pair) {
    return market.getOrDefault(pair, new TreeMap<>());
  }

  private static DecisionMessage unnumbered(Decision decision) {
    return DecisionMessage.of(new PublishedDecision(1, decision.candleAt(), decision));
  }

  private static void requireSame(List<DecisionMessage> told, List<DecisionMessage> wanted) {
    assertThat(told).extracting(DecisionMessage::candleAt).isEqualTo(candlesOf(wanted));
    for (int each = 0; each < told.size(); each++) {
      assertThat(told.get(each))
          .usingRecursiveComparison()
          .ignoringFields("seq", "analysedAt", "indicators")
          .isEqualTo(wanted.get(each));
      requireNearlySame(told.get(each).indicators(), wanted.get(each).indicators());
    }
  }

  /// An average that began elsewhere agrees to the last few digits, not to the last one.
  private static void requireNearlySame(Map<String, Double> told, Map<String, Double> wanted) {
    assertThat(told.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((name, value) ->
        assertThat(told.get(name))
            .as(name)
            .isCloseTo(value, within(1e-7 * Math.max(1, Math.abs(value)))));
  }

  private static List<Long> candlesOf(List<DecisionMessage> decisions) {
    return decisions.stream().map(DecisionMessage::candleAt).toList();
  }

  private static List<Long> numbersUpTo(int last) {
    return Stream.iterate(1L, each -> each + 1).limit(last).toList();
  }

  private static Comparator<Pair> bySymbol() {
    return Comparator.comparing(Pair::symbol);
  }
}
