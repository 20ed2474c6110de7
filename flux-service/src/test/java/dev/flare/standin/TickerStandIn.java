package dev.flare.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An exchange that knows the time, one pair (BTCUSDT), and its price.
public final class TickerStandIn implements AutoCloseable {
  private final HttpServer server;
  private volatile String price = "50000";
  private volatile boolean silent;

  private TickerStandIn(HttpServer server) {
    this.server = server;
  }

  public static TickerStandIn start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TickerStandIn exchange = new TickerStandIn(server);
      server.createContext("/", exchange::answer);
      server.start();
      return exchange;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Instant now() {
    return Instant.ofEpochMilli(System.nanoTime() / 1_000_000 + 1_700_000_000_000L);
  }

  public void price(String now) {
    price = now;
  }

  /// From now on prices are answered by 503.
  public void fails(boolean now) {
    silent = now;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    long now = now().toEpochMilli();
    String data =
        switch (path) {
          case "/api/v2/public/time" -> "{\"serverTime\":\"%d\"}".formatted(now);
          case "/api/v2/spot/public/symbols" -> "[{\"symbol\":\"BTCUSDT\",\"status\":\"online\"}]";
          default ->
              "[{\"symbol\":\"BTCUSDT\",\"lastPr\":\"%1$s\",\"bidPr\":\"%1$s\",\"askPr\":\"%1$s\",\"ts\":\"%2$d\"}]"
                  .formatted(price, now);
        };
    byte[] body =
        "{\"code\":\"00000\",\"msg\":\"success\",\"requestTime\":%d,\"data\":%s}"
            .formatted(now, data)
            .getBytes(StandardCharsets.UTF_8);
    boolean fails = silent && path.endsWith("tickers");
    exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
