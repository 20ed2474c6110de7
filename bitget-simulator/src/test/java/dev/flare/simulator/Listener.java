package dev.flare.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at the public WebSocket, who keeps what comes until it is read.
final class Listener implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_S = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private Listener(HttpClient http, URI address) {
    this.socket = http.newWebSocketBuilder().buildAsync(address, this).join();
  }

  static Listener at(HttpClient http, URI address) {
    return new Listener(http, address);
  }

  static String request(String op, String channel, String symbol) {
    return """
    {"op":"%s","args":[{"instType":"SPOT","channel":"%s","instId":"%s"}]}\
    """
        .formatted(op, channel, symbol);
  }

  void subscribe(String channel, String symbol) {
    send(request("subscribe", channel, symbol));
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /// The next text, as JSON.
  JsonNode next() {
    return JSON.readTree(text());
  }

  String text() {
    return take(texts);
  }

  List<String> unread() {
    List<String> all = new ArrayList<>();
    texts.drainTo(all);
    return all;
  }

  /// How the connection ended: `closed` by the other side's word, or `broken` without one.
  String end() {
    return take(ends);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      texts.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ends.add("closed");
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ends.add(error instanceof IOException ? "broken" : error.toString());
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static String take(BlockingQueue<String> queue) {
    try {
      String taken = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (taken == null) {
        throw new AssertionError("nothing came within %d s".formatted(PATIENCE_S));
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
