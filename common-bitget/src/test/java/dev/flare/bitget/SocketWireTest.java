package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.bitget.socket.SocketCandles;
import dev.flare.bitget.socket.SocketSite;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pushed candles over a real connection, in time that is moved.
@Timeout(60)
class SocketWireTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Granularity HOUR = Granularity.ONE_HOUR;
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant NOW = NOON.plusSeconds(1);
  private static final String SUBSCRIPTION =
      """
      {"op":"subscribe","args":[{"instType":"SPOT","channel":"candle1H","instId":"BTCUSDT"}]}\
      """;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  private final Queue<MockResponse> script = new ConcurrentLinkedQueue<>();
  private final AtomicLong nanos = new AtomicLong();
  private final MockWebServer server = new MockWebServer();
  private SocketCandles candles;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse scripted = script.poll();
            return scripted == null ? upgrade(true) : scripted;
          }
        });
    server.start();
    candles =
        new SocketCandles(
            new SocketSite(
                URI.create("ws://127.0.0.1:%d/v2/ws/public".formatted(server.getPort())),
                HttpWire.client(Duration.ofSeconds(10)),
                SocketMessages::read,
                nanos::get,
                1),
            new LateRest(),
            InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    candles.close();
    server.close();
  }

  @Test
  void givesWhatWasPushed() throws InterruptedException {
    assertThat(newest()).isEqualTo(candle(-2));
    assertThat(heard.take()).isEqualTo(SUBSCRIPTION);

    opened.take().send(push(candle(-1)));

    assertThat(await(candle(-1))).isEqualTo(candle(-1));
    assertThat(candles.answeredByPushes()).isPositive();
  }

  @Test
  void subscribesAnewAfterTheExchangeHungUp() throws InterruptedException {
    newest();
    assertThat(heard.take()).isEqualTo(SUBSCRIPTION);

    opened.take().close(1001, "maintenance");

    awaitSubscription();
    opened.take().send(push(candle(-1)));
    assertThat(await(candle(-1))).isEqualTo(candle(-1));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 403, 429, 502})
  void comesBackAfterARefusedHandshake(int status) throws InterruptedException {
    script.add(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "text/html")
            .addHeader("Location", "/elsewhere")
            .body("<html>no</html>")
            .build());
    assertThat(newest()).isEqualTo(candle(-2));

    awaitSubscription(Duration.ofSeconds(20));

    opened.take().send(push(candle(-1)));
    assertThat(await(candle(-1))).isEqualTo(candle(-1));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void staysWhileItsPingsAreAnswered() throws InterruptedException {
    newest();
    assertThat(heard.take()).isEqualTo(SUBSCRIPTION);
    pass(Duration.ofSeconds(20));
    assertThat(heard.take()).isEqualTo("ping");
    opened.take().send(push(candle(-1)));
    await(candle(-1)); // and so its pong, which came before

    pass(Duration.ofSeconds(20));

    assertThat(heard.take()).isEqualTo("ping");
    assertThat(opened).isEmpty();
  }

  @Test
  void leavesAConnectionThatDoesNotAnswerItsPing() throws InterruptedException {
    script.add(upgrade(false));
    newest();
    assertThat(heard.take()).isEqualTo(SUBSCRIPTION);
    pass(Duration.ofSeconds(20));
    assertThat(heard.take()).isEqualTo("ping");

    pass(Duration.ofSeconds(10));

    awaitSubscription();
  }

  private void awaitSubscription() throws InterruptedException {
    awaitSubscription(Duration.ofSeconds(1));
  }

  /// Lets a step of time pass whenever nothing was heard for a while.
  private void awaitSubscription(Duration step) throws InterruptedException {
    while (!SUBSCRIPTION.equals(heard.poll(200, TimeUnit.MILLISECONDS))) {
      pass(step);
    }
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private Candle await(Candle candle) {
    Candle newest = newest();
    while (!newest.equals(candle)) {
      Thread.onSpinWait();
      newest = newest();
    }
    return newest;
  }

  private Candle newest() {
    return candles.closedCandles(BTC, HOUR, 2).getLast();
  }

  private MockResponse upgrade(boolean answersPings) {
    return new MockResponse.Builder()
        .webSocketUpgrade(
            new WebSocketListener() {
              @Override
              public void onOpen(WebSocket webSocket, Response response) {
                opened.add(webSocket);
              }

              @Override
              public void onMessage(WebSocket webSocket, String text) {
                if (text.equals("ping") && answersPings) {
                  webSocket.send("pong");
                }
                heard.add(text);
              }

              @Override
              public void onClosing(WebSocket webSocket, int code, String reason) {
                webSocket.close(code, null);
              }
            })
        .build();
  }

  private static String push(Candle candle) {
    return """
    {"action":"update",\
    "arg":{"instType":"SPOT","channel":"candle1H","instId":"BTCUSDT"},\
    "data":[["%d","%s","%s","%s","%s","1","%s","%s"]],"ts":%d}\
    """
        .formatted(
            candle.openedAt().toEpochMilli(),
            candle.open(),
            candle.high(),
            candle.low(),
            candle.close(),
            candle.close(),
            candle.close(),
            NOW.toEpochMilli());
  }

  private static Candle candle(int hours) {
    double price = 100 + hours;
    return new Candle(NOON.plus(Duration.ofHours(hours)), price, price, price, price, 1, price);
  }

  /// Has not got the newest candle yet.
  private static final class LateRest implements CandleSource {
    @Override
    public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
      return List.of(candle(-3), candle(-2));
    }

    @Override
    public boolean lists(Pair pair) {
      return true;
    }
  }
}
