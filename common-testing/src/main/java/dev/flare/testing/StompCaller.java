package dev.flare.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Speaks STOMP 1.2 frame by frame, as a browser does, so that tests see what really travels.
public final class StompCaller implements AutoCloseable {
  /// Stands behind the last frame of a connection that ended.
  public static final String CLOSED = "(closed)";

  private static final int PATIENCE_S = 10;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private String connected = "";
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile boolean deaf;

  private StompCaller(WebSocket.Builder builder, URI address) {
    this.socket = builder.buildAsync(address, new Frames()).join();
  }

  public static StompCaller at(URI component) {
    return new StompCaller(builder(), endpoint(component));
  }

  /// A caller whose gateway shows the token in its place.
  public static StompCaller behindGateway(URI component, String token) {
    return new StompCaller(
        builder().header("Authorization", "Bearer " + token), endpoint(component));
  }

  /// What the component answers to a handshake from a page of `origin`.
  public static int handshakeStatus(URI component, String origin) {
    try {
      builder()
          .header("Origin", origin)
          .buildAsync(endpoint(component), new WebSocket.Listener() {})
          .join()
          .abort();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  public StompCaller connect(String... headers) throws InterruptedException {
    frame(
        "CONNECT",
        "accept-version:1.2\nhost:x\nheart-beat:10000,10000"
            + (headers.length == 0 ? "" : "\n" + String.join("\n", headers)),
        "");
    connected = next();
    return this;
  }

  /// The frame that answered CONNECT.
  public String connected() {
    return connected;
  }

  /// Returns when the component has taken the subscription.
  public StompCaller subscribe(String destination) throws InterruptedException {
    frame("SUBSCRIBE", "id:%s\ndestination:%s\nreceipt:r".formatted(destination, destination), "");
    String receipt = next();
    if (!receipt.startsWith("RECEIPT")) {
      throw new AssertionError("No receipt but " + receipt);
    }
    return this;
  }

  /// Reads nothing more from its socket, and does not close it either.
  public void stopReading() {
    deaf = true;
  }

  /// Sends a text in parts of one character.
  public void inParts(String text) {
    for (int at = 0; at < text.length(); at++) {
      socket.sendText(text.substring(at, at + 1), at == text.length() - 1).join();
    }
  }

  public void frame(String command, String headers, String body) {
    socket.sendText(command + "\n" + headers + "\n\n" + body + "\0", true).join();
  }

  public String nextBody() throws InterruptedException {
    String frame = next();
    return frame.substring(frame.indexOf("\n\n") + 2);
  }

  public String next() throws InterruptedException {
    String frame = frames.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("No frame within %d s".formatted(PATIENCE_S));
    }
    return frame;
  }

  /// What came in and was not asked for yet.
  public List<String> heardSoFar() {
    List<String> all = new ArrayList<>();
    frames.drainTo(all);
    return all;
  }

  /// With which code the component ended the connection.
  public int awaitClosed() throws Exception {
    return closed.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static WebSocket.Builder builder() {
    return CLIENT.newWebSocketBuilder().subprotocols("v12.stomp");
  }

  private static URI endpoint(URI component) {
    return URI.create("ws://" + component.getAuthority() + "/ws");
  }

  private final class Frames implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    private void end(Runnable noted) {
      noted.run();
      frames.add(CLOSED);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String frame = text.toString().replace("\0", "").strip();
        text.setLength(0);
        if (!frame.isEmpty()) {
          frames.add(frame);
        }
      }
      if (!deaf) {
        socket.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      end(() -> closed.complete(code));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end(() -> closed.completeExceptionally(error));
    }
  }
}
