package dev.flare.simulator;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetEndpoint;
import dev.flare.bitget.RequestSigner;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Pause;
import dev.flare.simulator.market.NanoTime;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.socket.Looks;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running simulator on a port of its own whose time stands still until it is moved, and ways to
/// talk to it.
final class Exchange implements AutoCloseable {
  static final ApiKeys KEYS = new ApiKeys("simulator-key", "simulator-secret", "simulator");

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final double speed;

  private Exchange(ConfigurableApplicationContext context, double speed) {
    this.context = context;
    this.speed = speed;
  }

  static Exchange start(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("PORT", "0");
    return new Exchange(
        SimulatorApplication.launch().start(values, StoppedTime.class),
        Double.parseDouble(settings.getOrDefault("SPEED", "1")));
  }

  @Configuration(proxyBeanMethods = false)
  static class StoppedTime {
    @Bean
    @Primary
    NanoTime stoppedTime() {
      return new NanoTime();
    }

    @Bean
    @Primary
    Pauses pauses() {
      return new Pauses();
    }

    @Bean
    Arrivals arrivals() {
      return new Arrivals();
    }
  }

  /// How long faults would have kept callers waiting, in place of that.
  static final class Pauses implements Pause {
    final List<Duration> asked = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch over = new CountDownLatch(0);

    /// From now on a pause lasts until [#release()].
    void hold() {
      over = new CountDownLatch(1);
    }

    void release() {
      over.countDown();
    }

    @Override
    public void last(Duration time) {
      asked.add(time);
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// As freshly started: no conversion, no fault, the first balances.
  void reset() {
    Reply reply = send(request("/simulator/reset").POST(BodyPublishers.noBody()));
    if (reply.status() != 204) {
      throw new AssertionError("reset answers " + reply);
    }
  }

  void order(FaultOrder order) {
    faults().add(order);
  }

  Faults faults() {
    return context.getBean(Faults.class);
  }

  /// How many calls of a kind came since this was first asked.
  long seen(Call call) {
    FaultOrder harmless = new FaultOrder(call, null, null, 0.0, null, new Fault.Reset(false));
    return faults().all().stream()
        .filter(standing -> standing.order().equals(harmless))
        .findFirst()
        .orElseGet(() -> faults().add(harmless))
        .seen();
  }

  /// Lets everybody at the public WebSocket have the news, without waiting for the next look.
  void look() {
    Looks.at(context);
  }

  LongSupplier nanos() {
    return context.getBean(NanoTime.class);
  }

  Pauses pauses() {
    return context.getBean(Pauses.class);
  }

  void pass(Duration duration) {
    context.getBean(NanoTime.class).pass(duration);
  }

  SimulatedAccount account() {
    return context.getBean(SimulatedAccount.class);
  }

  Instant now() {
    return context.getBean(SimulatedClock.class).instant();
  }

  /// The client under contract.
  Bitget client() {
    return Bitget.at(BitgetEndpoint.of(address(""), Duration.ofSeconds(5), speed));
  }

  /// The client under contract.
  ///
  /// @param budgets where it counts its requests, and nobody else
  Bitget client(Duration timeout, Path budgets) {
    return Bitget.at(BitgetEndpoint.of(address(""), timeout, speed), budgets);
  }

  Arrivals arrivals() {
    return context.getBean(Arrivals.class);
  }

  /// Somebody who has just connected to the public channels.
  Listener listener() {
    return listener("/v2/ws/public");
  }

  Listener listener(String path) {
    return Listener.at(http, socket(path));
  }

  /// The public WebSocket.
  URI socket() {
    return socket("/v2/ws/public");
  }

  private URI socket(String path) {
    return URI.create("ws" + address(path).toString().substring("http".length()));
  }

  /// A request as anyone may write it, without our client.
  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(address(target));
  }

  /// A request with the right headers for `body`, which the caller may overwrite.
  HttpRequest.Builder signed(String method, String target, String body) {
    HttpRequest.Builder request =
        request(target)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers(method, target, body).forEach(request::setHeader);
    return request;
  }

  /// What comes back through a bare socket for a signed request, until the connection is over.
  Wire.Received exchange(String method, String target, String body) {
    return Wire.to(address("").getPort()).send(method, target, headers(method, target, body), body);
  }

  /// The beginning of what comes back through a bare socket for a request that wants a WebSocket.
  Wire.Received handshake() {
    return Wire.to(address("").getPort())
        .begin(
            "GET",
            "/v2/ws/public",
            Map.of(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
  }

  private Map<String, String> headers(String method, String target, String body) {
    String timestamp = Long.toString(now().toEpochMilli());
    return Map.of(
        "Content-Type", "application/json",
        "ACCESS-KEY", KEYS.key(),
        "ACCESS-PASSPHRASE", KEYS.passphrase(),
        "ACCESS-TIMESTAMP", timestamp,
        "ACCESS-SIGN", RequestSigner.of(KEYS).sign(timestamp + method + target + body));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  record Reply(int status, JsonNode body) {
    String code() {
      return body.path("code").asString();
    }

    JsonNode data() {
      return body.path("data");
    }
  }

  @Override
  public void close() {
    context.close();
  }

  private URI address(String target) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + target);
  }
}
