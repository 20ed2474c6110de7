package dev.flare.bitget;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the client costs beside what it cannot do without: the bare HMAC of the same text, and
/// Jackson reading the same bytes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BitgetBenchmark {
  private static final String SECRET = "test-secret";
  private static final String TIMESTAMP = "1700000000000";
  private static final Map<String, String> QUERY =
      Map.of("fromCoin", "USDT", "fromCoinSize", "100", "toCoin", "BTC");

  private final RequestSigner signer = RequestSigner.of(new ApiKeys("key", SECRET, "passphrase"));
  private final byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
  private final byte[] message =
      (TIMESTAMP + "GET" + ApiCall.get(Endpoint.QUOTE, QUERY).target())
          .getBytes(StandardCharsets.UTF_8);
  private final String candles = thousandCandles();
  private final JsonMapper json = new JsonMapper();

  /// One request for a quote: put together, and signed.
  @Benchmark
  public String signAndSerialise() {
    ApiCall call = ApiCall.get(Endpoint.QUOTE, QUERY);
    return signer.sign(TIMESTAMP + call.method() + call.target() + call.body());
  }

  /// The same signature without a request around it.
  @Benchmark
  public String bareHmac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(message));
  }

  /// An answer of 1000 candles: read, checked, sorted.
  @Benchmark
  public List<Candle> parseCandles() {
    return switch (Answer.parse(200, candles)) {
      case Answer.Answered(var data, _) -> CandleRows.of(data, Granularity.ONE_MINUTE);
      case Answer.Denied _, Answer.TooMany _, Answer.NoAnswer _ ->
          throw new IllegalStateException("no candles");
    };
  }

  /// The same text through Jackson into its own tree, nothing looked at.
  @Benchmark
  public JsonNode plainJackson() {
    return json.readTree(candles);
  }

  private static String thousandCandles() {
    Random random = new Random(1);
    return IntStream.range(0, 1000)
        .mapToObj(i -> row(1_759_999_860_000L + 60_000L * i, random))
        .collect(
            Collectors.joining(
                ",",
                "{\"code\":\"00000\",\"msg\":\"success\",\"requestTime\":1760999999999,\"data\":[",
                "]}"));
  }

  private static String row(long opened, Random random) {
    double close = 4_100 + 10 * random.nextDouble();
    double volume = 20 * random.nextDouble();
    return String.format(
        Locale.ROOT,
        "[\"%d\",\"%.2f\",\"%.2f\",\"%.2f\",\"%.2f\",\"%.4f\",\"%.4f\",\"%.4f\"]",
        opened,
        close,
        close + 1,
        close - 1,
        close,
        volume,
        volume * close,
        volume * close);
  }
}
