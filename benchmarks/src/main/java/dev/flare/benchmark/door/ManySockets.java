package dev.flare.benchmark.door;

import dev.flare.benchmark.report.Machine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// 100 WebSockets with STOMP through the proxy to a component, each of which says a word every
/// second and waits for its receipt.
final class ManySockets {
  private static final int SOCKETS = 100;
  private static final int PATIENCE_S = 60;
  private static final Pattern RECEIPT = Pattern.compile("receipt-id:([0-9]+)");

  private final Suite suite;
  private final CountDownLatch connected = new CountDownLatch(SOCKETS);
  private final AtomicInteger ended = new AtomicInteger();
  private final Times answers = new Times();

  ManySockets(Suite suite) {
    this.suite = suite;
  }

  void print(Duration span) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<WebSocket> sockets = new ArrayList<>();
      for (int i = 0; i < SOCKETS; i++) {
        sockets.add(open(client));
      }
      boolean all = connected.await(PATIENCE_S, TimeUnit.SECONDS);
      long words = all ? speak(sockets, span) : 0;
      print(span, words);
      sockets.forEach(WebSocket::abort);
    }
  }

  private void print(Duration span, long words) {
    System.out.printf(
        "%n%d WebSockets with STOMP through Pulse for %d s, load %.1f%n%n",
        SOCKETS, span.toSeconds(), Machine.load());
    System.out.printf(
        "| words | answered: %s | of all words | sockets ended early | never began |%n",
        Times.COLUMNS);
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        "| %,d | %s | %.3f | %d of %d | %d |%n",
        words,
        answers,
        answers.count() / (double) words,
        ended.get(),
        SOCKETS,
        connected.getCount());
  }

  private long speak(List<WebSocket> sockets, Duration span) throws InterruptedException {
    long words = 0;
    for (long end = System.nanoTime() + span.toNanos(); System.nanoTime() < end; ) {
      for (WebSocket socket : sockets) {
        if (!socket.isOutputClosed()) {
          var _ = say(socket, "ACK\nid:0\nreceipt:%d\n\n\0".formatted(System.nanoTime()));
          words++;
        }
      }
      Thread.sleep(Duration.ofSeconds(1));
    }
    return words;
  }

  private WebSocket open(HttpClient client) {
    String place = "/%d/ws".formatted(suite.flux());
    URI address = URI.create(suite.pulse().address(place).toString().replace("http", "ws"));
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .header("Cookie", suite.pulse().cookies())
            .header("Origin", "http://127.0.0.1:%d".formatted(suite.pulse().server().port()))
            .subprotocols("v12.stomp")
            .buildAsync(address, new Ear())
            .join();
    return say(socket, "CONNECT\naccept-version:1.2\nhost:x\nheart-beat:10000,10000\n\n\0");
  }

  private static WebSocket say(WebSocket socket, String frame) {
    return socket.sendText(frame, true).join();
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      Matcher receipt = RECEIPT.matcher(data);
      if (receipt.find()) {
        answers.add((System.nanoTime() - Long.parseLong(receipt.group(1))) / 1e6);
      } else if (data.toString().startsWith("CONNECTED")) {
        connected.countDown();
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ended.incrementAndGet();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      ended.incrementAndGet();
    }
  }
}
