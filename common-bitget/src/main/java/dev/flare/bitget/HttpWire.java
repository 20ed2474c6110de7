package dev.flare.bitget;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/// Speaks HTTP through OkHttp, which here neither repeats nor redirects anything.
final class HttpWire implements Wire {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_BODY = 16L << 20;

  private final OkHttpClient client;
  private final BitgetEndpoint endpoint;
  private final Function<ApiCall, Map<String, String>> seal;

  /// @param seal gives the headers that open the account, see [Seal]; none for public calls
  HttpWire(
      OkHttpClient client, BitgetEndpoint endpoint, Function<ApiCall, Map<String, String>> seal) {
    this.client = client;
    this.endpoint = endpoint;
    this.seal = seal;
  }

  static OkHttpClient client(Duration timeout) {
    return new OkHttpClient.Builder()
        .callTimeout(timeout)
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(new SendOnce())
        .build();
  }

  @Override
  public Answer send(ApiCall call, Duration atMost) {
    Call once = client.newCall(request(call));
    once.timeout().timeout(Math.min(atMost.toNanos(), endpoint.timeout().toNanos()), NANOSECONDS);
    try (Response response = once.execute()) {
      return Answer.parse(response.code(), body(response.body().source()), rest(response));
    } catch (IOException e) {
      return new Answer.NoAnswer(
          0, "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  /// BitGet documents no `Retry-After`, but gateways send it; as a date it is not read.
  private static Duration rest(Response response) {
    String seconds = response.header("Retry-After");
    return seconds != null && seconds.matches("[0-9]{1,9}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private Request request(ApiCall call) {
    Request.Builder request =
        new Request.Builder()
            .url(base() + call.target())
            .header("locale", endpoint.language())
            .tag(SendOnce.Ticket.class, new SendOnce.Ticket());
    seal.apply(call).forEach(request::header);
    if (!call.body().isEmpty()) {
      request.post(RequestBody.create(call.body().getBytes(StandardCharsets.UTF_8), JSON));
    }
    return request.build();
  }

  private String base() {
    String address = endpoint.address().toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static String body(BufferedSource source) throws IOException {
    Buffer bytes = new Buffer();
    while (source.read(bytes, 64 << 10) != -1) {
      if (bytes.size() > LARGEST_BODY) {
        throw new IOException("an answer of more than %d bytes".formatted(LARGEST_BODY));
      }
    }
    return bytes.readUtf8();
  }
}
