package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.bitget.Answer.Answered;
import dev.flare.bitget.Answer.NoAnswer;
import dev.flare.bitget.Answer.TooMany;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWireTest {
  private static final ApiKeys KEYS = new ApiKeys("key", "test-secret", "phrase");
  private static final ApiCall TRADE = ApiCall.post(Endpoint.TRADE, "{\"traceId\":\"1\"}");
  private static final ApiCall TIME = ApiCall.get(Endpoint.TIME, Map.of());
  private static final Duration PLENTY = Duration.ofSeconds(10);
  private static final String SUCCESS = ScriptedWire.success("[]");

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// What can happen to a request after it has left.
  enum Trouble {
    RESET_BEFORE_THE_ANSWER(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
    RESET_INSIDE_THE_ANSWER(
        new MockResponse.Builder().body(SUCCESS).onResponseBody(new SocketEffect.CloseSocket())),
    NO_ANSWER(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE)),
    COME_BACK_AT_ONCE(new MockResponse.Builder().code(503).setHeader("Retry-After", "0")),
    REQUEST_TIMEOUT(new MockResponse.Builder().code(408)),
    ELSEWHERE(new MockResponse.Builder().code(308).setHeader("Location", "/elsewhere")),
    BAD_GATEWAY(new MockResponse.Builder().code(502).body("<html>Bad Gateway</html>")),
    NOTHING(new MockResponse.Builder());

    private final MockResponse.Builder response;

    Trouble(MockResponse.Builder response) {
      this.response = response;
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsARequestOnceWhateverHappensToIt(Trouble trouble) throws InterruptedException {
    Wire wire = signed(Duration.ofMillis(400));
    server.enqueue(new MockResponse.Builder().body(SUCCESS).build());
    server.enqueue(trouble.response.build());
    server.enqueue(new MockResponse.Builder().body(SUCCESS).build());
    wire.send(TIME, PLENTY);

    assertThat(wire.send(TRADE, PLENTY)).isInstanceOf(NoAnswer.class);

    assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
    assertThat(server.takeRequest().getMethod()).isEqualTo("POST");
    assertThat(server.takeRequest(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void waitsNoLongerThanItIsTold() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(signed(Duration.ofMinutes(10)).send(TIME, Duration.ofMillis(50)))
        .asInstanceOf(type(NoAnswer.class))
        .extracting(NoAnswer::reason)
        .asString()
        .startsWith("InterruptedIOException");
  }

  @Test
  void signsExactlyWhatTravels() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body(SUCCESS).build());
    ApiCall call =
        ApiCall.get(
            Endpoint.QUOTE, Map.of("toCoin", "BTC", "fromCoin", "USDT", "fromCoinSize", "100"));

    assertThat(signed(Duration.ofSeconds(5)).send(call, PLENTY)).isInstanceOf(Answered.class);

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo(call.target());
    assertThat(request.getHeaders().get("ACCESS-KEY")).isEqualTo("key");
    assertThat(request.getHeaders().get("ACCESS-PASSPHRASE")).isEqualTo("phrase");
    assertThat(request.getHeaders().get("ACCESS-TIMESTAMP")).isEqualTo("1700000000000");
    assertThat(request.getHeaders().get("ACCESS-SIGN"))
        .isEqualTo("Ps6irkUR3gs2YTXHoGfzugGws46hXaVpFfSWOHBsVHY=");
    assertThat(request.getHeaders().get("locale")).isEqualTo("en-US");
  }

  @Test
  void sendsABodyLetterForLetterAsJson() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body(SUCCESS).build());

    signed(Duration.ofSeconds(5)).send(TRADE, PLENTY);

    RecordedRequest request = server.takeRequest();
    assertThat(request.getBody()).isEqualTo(ByteString.encodeUtf8("{\"traceId\":\"1\"}"));
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:%d", "http://127.0.0.1:%d/"})
  void takesAnAddressWithAndWithoutASlashAtItsEnd(String address) throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body(SUCCESS).build());

    new HttpWire(HttpWire.client(Duration.ofSeconds(5)), endpoint(address), call -> Map.of())
        .send(TIME, PLENTY);

    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v2/public/time");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "999999999, 999999999",
    "'Wed, 21 Oct 2026 07:28:00 GMT', 0",
    "-1, 0"
  })
  void hearsHowLongTheExchangeWantsToBeLeftAlone(String retryAfter, long seconds) {
    server.enqueue(
        new MockResponse.Builder().code(429).setHeader("Retry-After", retryAfter).build());

    assertThat(signed(Duration.ofSeconds(5)).send(TRADE, PLENTY))
        .isEqualTo(new TooMany("HTTP 429, an empty body", Duration.ofSeconds(seconds)));
  }

  @Test
  void showsNoSecretInAnyLogOrError() {
    List<String> shown = new CopyOnWriteArrayList<>();
    Handler listener = listener(shown);
    Logger everything = Logger.getLogger("");
    Level usual = everything.getLevel();
    everything.addHandler(listener);
    everything.setLevel(Level.ALL);
    try {
      for (Trouble trouble : Trouble.values()) {
        server.enqueue(trouble.response.build());
        shown.add(signed(Duration.ofMillis(200)).send(TRADE, PLENTY).toString());
      }
      server.close();
      shown.add(signed(Duration.ofSeconds(5)).send(TRADE, PLENTY).toString());
    } finally {
      everything.setLevel(usual);
      everything.removeHandler(listener);
    }

    assertThat(shown)
        .hasSizeGreaterThan(Trouble.values().length)
        .noneMatch(text -> text.contains(KEYS.secret()) || text.contains(KEYS.passphrase()))
        .noneMatch(text -> text.contains("ACCESS-SIGN"));
  }

  private static Handler listener(List<String> shown) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        shown.add(record.getMessage() + Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
          shown.add(record.getThrown().toString());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void saysThatNobodyWasThere() {
    Wire wire = signed(Duration.ofSeconds(5));
    server.close();

    assertThat(wire.send(TIME, PLENTY))
        .asInstanceOf(type(NoAnswer.class))
        .extracting(NoAnswer::reason)
        .asString()
        .startsWith("ConnectException");
  }

  private Wire signed(Duration timeout) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));
    Seal seal = new Seal(KEYS, RequestSigner.of(KEYS), clock);
    return new HttpWire(HttpWire.client(timeout), endpoint("http://127.0.0.1:%d"), seal::headers);
  }

  private BitgetEndpoint endpoint(String address) {
    return BitgetEndpoint.of(
        URI.create(address.formatted(server.getPort())), Duration.ofSeconds(5), 1);
  }
}
