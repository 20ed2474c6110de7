package dev.flare.gnome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flare.testing.RabbitMq;
import dev.flare.testing.StompCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gnome told through a real RabbitMQ, before an exchange on paper with a candle of each of two
/// pairs every 200 ms.
@Timeout(120)
class RelayTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "relay-" + ProcessHandle.current().pid();
  private static final String TOKEN = "0123456789abcdef";

  private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

  private static RabbitMq broker;
  private static ConfigurableApplicationContext gnome;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    assumeTrue(RabbitMq.isInstalled(), "RabbitMQ is not installed");
    broker = RabbitMq.start(directory);
    STARTED.push(broker);
    gnome =
        GnomeApplication.launch()
            .start(
                Map.of(
                    "PORT", "0",
                    "PERSISTENCE_DIRECTORY", NAME,
                    "PAIRS", "BTC/USDT,ETH/USDT",
                    "EXTERNAL_CLOCK_SPEED", "1500",
                    "SETTLING_DELAY_MS", "0",
                    "ACCESS_TOKEN", TOKEN,
                    "BROKER_URL", broker.url()),
                GnomeComponentTest.PaperMarket.class);
    STARTED.push(gnome);
    backAgain().close();
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : STARTED) {
      each.close();
    }
    FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME));
  }

  @Test
  void saysDecisionsInTheOrderAndTheFramesOfGnomesOwnEndpoint() throws Exception {
    try (StompCaller listener = connected().subscribe("/topic/decisions")) {
      String frame = listener.next();
      assertThat(frame.lines())
          .startsWith("MESSAGE")
          .contains(
              "destination:/topic/decisions",
              "subscription:/topic/decisions",
              "content-type:application/json");
      long seq = seq(frame);
      for (int more = 1; more <= 20; more++) {
        assertThat(seq(listener.next())).isEqualTo(seq + more);
      }
    }
  }

  @Test
  void saysOfOnePairOnlyWhatIsOfThatPair() throws Exception {
    try (StompCaller listener = connected().subscribe("/topic/decisions.ETHUSDT")) {
      for (int each = 0; each < 3; each++) {
        assertThat(JSON.readTree(listener.nextBody()).get("symbol").asString())
            .isEqualTo("ETHUSDT");
      }
    }
  }

  @Test
  void asksForTheToken() throws Exception {
    try (StompCaller stranger = caller().connect()) {
      assertThat(stranger.awaitClosed()).isEqualTo(1002);
    }
    try (StompCaller gateway = StompCaller.behindGateway(address(), TOKEN).connect()) {
      assertThat(gateway.connected()).startsWith("CONNECTED").contains("version:1.2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SEND, destination:/topic/decisions",
    "SUBSCRIBE, destination:/queue/mine",
    "SUBSCRIBE, destination:/topic/#"
  })
  void cutsOffWhoeverWantsMoreThanToListen(String command, String destination) throws Exception {
    try (StompCaller caller = connected()) {
      caller.frame(command, "id:1\n" + destination, "");
      assertThat(caller.awaitClosed()).isEqualTo(1002);
    }
  }

  @Test
  void makesNoQueueThatStaysForAListenerWhoAsksForOne() throws Exception {
    try (StompCaller listener = connected()) {
      listener.frame(
          "SUBSCRIBE",
          "id:1\ndestination:/topic/decisions\ndurable:true\nauto-delete:false\nack:client",
          "");
      long seq = seq(listener.next());
      for (int more = 1; more <= 5; more++) {
        assertThat(seq(listener.next())).isEqualTo(seq + more);
      }
      assertThat(broker.lastingQueues()).isZero();
    }
  }

  @Test
  void losesAndDoublesNothingWhenTheBrokerDiesAndComesBack() throws Exception {
    List<Long> heard = new ArrayList<>();
    try (StompCaller before = connected().subscribe("/topic/decisions")) {
      for (int each = 0; each < 5; each++) {
        heard.add(seq(before.next()));
      }
      broker.kill();
      before.awaitClosed();
      heard.addAll(
          before.heardSoFar().stream().filter(RelayTest::isDecision).map(RelayTest::seq).toList());
    }
    long without = newest();
    while (newest() < without + 5) {
      Thread.onSpinWait(); // it goes on deciding without the broker
    }
    broker.startAgain();
    try (StompCaller after = backAgain().subscribe("/topic/decisions")) {
      missedAfter(heard.getLast()).forEach(heard::add);
      while (heard.getLast() < without + 20) {
        long seq = seq(after.next());
        if (seq > heard.getLast()) {
          heard.add(seq);
        }
      }
    }
    assertThat(heard)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(heard.getFirst(), heard.getLast()).boxed().toList());
  }

  /// A caller who tries until the broker is there.
  private static StompCaller backAgain() throws Exception {
    while (true) {
      StompCaller caller = connected();
      if (caller.connected().startsWith("CONNECTED")) {
        return caller;
      }
      caller.close();
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static List<Long> missedAfter(long seq) throws Exception {
    List<Long> missed = new ArrayList<>();
    for (JsonNode each : get("/api/decisions?limit=500&after=" + seq)) {
      missed.add(each.get("seq").asLong());
    }
    return missed;
  }

  private static long newest() throws Exception {
    return get("/api/pairs/BTCUSDT/decisions?limit=1").get(0).get("seq").asLong();
  }

  private static JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static boolean isDecision(String frame) {
    return frame.startsWith("MESSAGE");
  }

  private static long seq(String frame) {
    return JSON.readTree(frame.substring(frame.indexOf("\n\n") + 2)).get("seq").asLong();
  }

  private static StompCaller connected() throws InterruptedException {
    return caller().connect("Authorization:Bearer " + TOKEN);
  }

  private static StompCaller caller() {
    return StompCaller.at(address());
  }

  private static URI address() {
    String port = gnome.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port);
  }
}
