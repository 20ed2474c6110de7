package dev.flare.gnome;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Many listeners to all decisions of a Gnome, each with a connection of its own.
final class Crowd implements AutoCloseable {
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

  private final HttpClient client =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private final List<Ear> ears = new ArrayList<>();
  private final CountDownLatch connected;
  private final CountDownLatch subscribed;
  private final Heard heard;

  /// Is told each decision that somebody hears.
  @FunctionalInterface
  interface Heard {
    void at(long seq, long nanos);
  }

  Crowd(URI address, int size, Heard heard) throws InterruptedException {
    this.heard = heard;
    this.connected = new CountDownLatch(size);
    this.subscribed = new CountDownLatch(size);
    for (int each = 0; each < size; each++) {
      ears.add(new Ear(address));
    }
    await(connected, "are not connected");
    ears.forEach(Ear::subscribe);
    await(subscribed, "do not hear anything");
  }

  private static void await(CountDownLatch all, String otherwise) throws InterruptedException {
    if (!all.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("%d %s".formatted(all.getCount(), otherwise));
    }
  }

  /// How many of them were told something in another order than it was decided, or missed it.
  long disorders() {
    return ears.stream().mapToLong(each -> each.disorders.get()).sum();
  }

  /// The lowest number that everybody has heard.
  long heardByAll() {
    return ears.stream().mapToLong(each -> each.last.get()).min().orElse(0);
  }

  @Override
  public void close() {
    ears.forEach(each -> each.socket.abort());
    client.close();
  }

  private final class Ear implements WebSocket.Listener {
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong disorders = new AtomicLong();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private final CompletableFuture<WebSocket> connecting;

    Ear(URI address) {
      this.socket =
          client
              .newWebSocketBuilder()
              .subprotocols("v12.stomp")
              .buildAsync(URI.create("ws://" + address.getAuthority() + "/ws"), this)
              .join();
      this.connecting =
          socket.sendText("CONNECT\naccept-version:1.2\nhost:x\nheart-beat:0,0\n\n\0", true);
    }

    /// Only one text may be on its way at a time.
    void subscribe() {
      connecting.join();
      socket
          .sendText("SUBSCRIBE\nid:0\nreceipt:r\ndestination:/topic/decisions\n\n\0", true)
          .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        frame(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void frame(String frame) {
      long now = System.nanoTime();
      if (frame.startsWith("CONNECTED")) {
        connected.countDown();
      } else if (frame.startsWith("RECEIPT")) {
        subscribed.countDown();
      } else if (frame.startsWith("MESSAGE")) {
        message(frame, now);
      }
    }

    private void message(String frame, long now) {
      Matcher seq = SEQ.matcher(frame);
      if (seq.find()) {
        long number = Long.parseLong(seq.group(1));
        long before = last.getAndSet(number);
        if (before != 0 && number != before + 1) {
          disorders.incrementAndGet();
        }
        heard.at(number, now);
      }
    }
  }
}
