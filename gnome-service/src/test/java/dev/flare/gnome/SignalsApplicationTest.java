package dev.flare.gnome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.gnome.feed.PaperExchange;
import dev.flare.market.Candle;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Pair;
import dev.flare.market.PublishedDecision;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.PairAnalyst;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SignalsApplicationTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private Path btc;

  @BeforeEach
  void record() throws IOException {
    btc = file("PAPER_BTCUSDT_5m.csv", candles(BTC, 300));
  }

  @Test
  void decidesAsGnomeDecidesTheSameCandles() {
    assertThat(run(btc.toString())).isZero();
    PairAnalyst gnome = new PairAnalyst(BTC, PaperExchange.GRANULARITY, AnalysisMethod.standard());
    List<DecisionMessage> expected = new ArrayList<>();
    for (Candle candle : candles(BTC, 300)) {
      gnome
          .analyse(candle)
          .map(made ->
              new PublishedDecision(
                  expected.size() + 1L, candle.closesAt(PaperExchange.GRANULARITY), made))
          .map(DecisionMessage::of)
          .ifPresent(expected::add);
    }

    assertThat(said(out).lines().map(line -> JSON.readValue(line, DecisionMessage.class)).toList())
        .hasSize(201)
        .isEqualTo(expected);
  }

  @Test
  void numbersTheDecisionsOfSeveralFilesInOneRow() throws IOException {
    Path eth = file("PAPER_ETHUSDT_5m.csv", candles(Pair.of("ETH", "USDT"), 150));
    assertThat(run(btc.toString(), eth.toString())).isZero();
    List<DecisionMessage> decisions =
        said(out).lines().map(line -> JSON.readValue(line, DecisionMessage.class)).toList();

    assertThat(decisions)
        .extracting(DecisionMessage::seq)
        .isEqualTo(IntStream.rangeClosed(1, 252).mapToObj(Long::valueOf).toList());
    assertThat(decisions.getLast().symbol()).isEqualTo("ETHUSDT");
  }

  @Test
  void writesARowForEachDecision() {
    assertThat(run(btc.toString(), "--format", "csv")).isZero();
    List<String> lines = said(out).lines().toList();

    assertThat(lines).hasSize(202);
    assertThat(lines.getFirst())
        .startsWith("seq,symbol,base,quote,granularity,candleAt,analysedAt");
    assertThat(lines.get(1)).startsWith("1,BTCUSDT,BTC,USDT,5min,").contains(" psar=", " macd=");
    assertThat(lines).allSatisfy(each -> assertThat(each.split(",", -1)).hasSize(20));
  }

  @Test
  void countsWhatWasDecided() {
    assertThat(run("--format", "summary", btc.toString())).isZero();

    assertThat(said(out))
        .containsPattern("(?m)^candles +300$")
        .containsPattern("(?m)^candles per second +\\d+$")
        .containsPattern("(?m)^decisions +201$")
        .containsPattern("(?m)^BULL_ENTRY +\\d+ +\\d+\\.\\d\\d%$")
        .containsPattern("(?m)^buy +\\d+ +\\d+$")
        .containsPattern("(?m)^[A-P]{4} [A-P]{4} [A-P]{4} +\\d+ +\\d+\\.\\d\\d%$");
  }

  @Test
  void takesStrategyAndPeriodsFromAnEnvFile() throws IOException {
    Path env =
        Files.writeString(directory.resolve("gnome.env"), "STRATEGY=MainStrategy\nPORT=4001");
    assertThat(run(btc.toString(), "--env", env.toString())).isZero();

    assertThat(said(out).lines().findFirst().orElseThrow())
        .contains("\"strategy\":\"MainStrategy\"");
  }

  @Test
  void fillsWhatAFileLacksAsGnomeWould() throws IOException {
    List<Candle> candles = new ArrayList<>(candles(BTC, 300));
    candles.remove(150);
    assertThat(run(file("GAP_BTCUSDT_5m.csv", candles).toString())).isZero();

    assertThat(said(out).lines()).hasSize(201);
    assertThat(said(err)).contains("lacks 1 candles; flat ones without volume stand in");
  }

  @Test
  void tellsHowFarALongRunHasCome() {
    now.set(-1);
    run(btc.toString());
    assertThat(said(err)).contains("signals: 2 of 300 candles (0%), in PAPER_BTCUSDT_5m.csv");
  }

  @Test
  void decidesNothingWhenOneFileIsNotRight() throws IOException {
    Path bad = directory.resolve("PAPER_ETHUSDT_5m.csv");
    Files.writeString(bad, "ts,open,high,low,close,baseVolume,quoteVolume\n0,1,1,1,x,1,1\n");
    assertThat(run(btc.toString(), bad.toString())).isEqualTo(2);

    assertThat(said(out)).isEmpty();
    assertThat(said(err)).startsWith("signals: " + bad + ": line 2: ");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(run(directory.resolve("PAPER_XRPUSDT_5m.csv").toString())).isEqualTo(2);
    assertThat(said(err)).contains("PAPER_XRPUSDT_5m.csv: cannot be read (NoSuchFile");
  }

  @Test
  void refusesSettingsThatGnomeWouldRefuse() throws IOException {
    Path env = Files.writeString(directory.resolve("e"), "STRATEGY=Moon\nMA_PERIOD=0");
    assertThat(run(btc.toString(), "--env", env.toString())).isEqualTo(2);

    assertThat(said(err))
        .contains("STRATEGY", "known are ExtendedMainStrategy, MainStrategy", "MA_PERIOD");
    assertThat(said(out)).isEmpty();
  }

  @Test
  void refusesArgumentsThatMakeNoSense() {
    assertThat(run()).isEqualTo(2);
    assertThat(run(btc.toString(), "--format", "xml")).isEqualTo(2);
    assertThat(run(btc.toString(), "--env")).isEqualTo(2);
    assertThat(run("--json", btc.toString())).isEqualTo(2);
    assertThat(said(err).lines())
        .containsExactly(
            "signals: name at least one candle file",
            "signals: 'xml' is no format; there are jsonl, csv, summary",
            "signals: --env needs a value behind it",
            "signals: there is no option --json; there are --env and --format");
  }

  private int run(String... args) {
    boolean slow = now.get() < 0;
    return new SignalsApplication(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> now.addAndGet(slow ? Duration.ofSeconds(1).toNanos() : 1))
        .run(Map.of(), args);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, List<Candle> candles) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("ts,open,high,low,close,baseVolume,quoteVolume");
    candles.forEach(each -> lines.add(line(each)));
    return Files.write(directory.resolve(name), lines);
  }

  private static String line(Candle candle) {
    return "%d,%s,%s,%s,%s,%s,%s"
        .formatted(
            candle.openedAt().toEpochMilli(),
            candle.open(),
            candle.high(),
            candle.low(),
            candle.close(),
            candle.baseVolume(),
            candle.quoteVolume());
  }

  private static List<Candle> candles(Pair pair, int count) {
    return IntStream.range(0, count)
        .mapToObj(each -> NOON.plus(PaperExchange.GRANULARITY.duration().multipliedBy(each)))
        .map(openedAt -> PaperExchange.candle(pair, openedAt))
        .toList();
  }
}
