package dev.flare.trader;

import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The STOMP connection to Gnome, made again and again until closed.
///
/// Only once Gnome has acknowledged the subscription is it asked for what was missed: nothing can
/// fall in between.
final class GnomeLink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GnomeLink.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long[] HEARTBEATS = {10_000, 10_000};
  private static final int LARGEST_FRAME_BYTES = 1024 * 1024;

  private final TraderSettings.Gnome gnome;
  private final Runnable onConnected;
  private final Consumer<PublishedDecision> receiver;
  private final JsonMapper json = new JsonMapper();
  private final SimpleAsyncTaskScheduler heartbeats = new SimpleAsyncTaskScheduler();
  private final WebSocketStompClient client;
  private volatile boolean connected;
  private volatile boolean closed;
  private volatile @Nullable Thread thread;
  private CompletableFuture<?> attempt = CompletableFuture.completedFuture("none yet");

  /// @param onConnected called each time that nothing is missed from then on
  GnomeLink(
      TraderSettings.Gnome gnome, Runnable onConnected, Consumer<PublishedDecision> receiver) {
    this.gnome = gnome;
    this.onConnected = onConnected;
    this.receiver = receiver;
    this.client = client();
  }

  private WebSocketStompClient client() {
    heartbeats.setVirtualThreads(true);
    heartbeats.setThreadNamePrefix("gnome-heartbeat-");
    SimpleAsyncTaskExecutor connecting = new SimpleAsyncTaskExecutor("gnome-connect-");
    connecting.setVirtualThreads(true);
    StandardWebSocketClient sockets = new StandardWebSocketClient();
    sockets.setTaskExecutor(connecting);
    WebSocketStompClient stomp = new WebSocketStompClient(sockets);
    stomp.setTaskScheduler(heartbeats);
    stomp.setDefaultHeartbeat(HEARTBEATS);
    stomp.setInboundMessageSizeLimit(LARGEST_FRAME_BYTES);
    return stomp;
  }

  /// Whether decisions come through at this moment.
  boolean isConnected() {
    return connected;
  }

  /// Connects, on a thread of its own.
  void start() {
    if (!closed) {
      thread = Thread.ofVirtual().name("gnome").start(this::run);
    }
  }

  private void run() {
    String told = "";
    while (!closed) {
      String why = whyNotListening();
      if (!why.equals(told) && !closed) {
        log.warn("No signals from {}: {}", gnome.address(), why);
      }
      told = why;
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Listens for as long as it goes, and says why it ended.
  private String whyNotListening() {
    Session handler = new Session();
    try {
      StompSession session = connect(handler);
      try {
        subscribe(session);
        connected = true;
        log.info("Listening to {}", gnome.address());
        onConnected.run();
        return handler.lost.get();
      } finally {
        connected = false;
        end(session);
      }
    } catch (ExecutionException e) {
      return handler.lost.getNow(reason(e));
    } catch (TimeoutException e) {
      return "no answer within %d s".formatted(PATIENCE.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "stopped";
    } catch (RuntimeException e) {
      log.warn("Listening failed", e); // such as a connection that ended while being subscribed
      return e.toString();
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private StompSession connect(Session handler)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<StompSession> begun = begin(handler);
    try {
      return begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      var _ = begun.thenAccept(GnomeLink::end); // nobody waits for it any more
      throw e;
    }
  }

  private synchronized CompletableFuture<StompSession> begin(Session handler)
      throws InterruptedException {
    if (closed) {
      throw new InterruptedException("closed");
    }
    URI address = URI.create(gnome.address().toString().replaceFirst("^http", "ws") + "/ws");
    StompHeaders connect = new StompHeaders();
    gnome.token().ifPresent(it -> connect.add("Authorization", "Bearer " + it.value()));
    CompletableFuture<StompSession> begun =
        client.connectAsync(address, new WebSocketHttpHeaders(), connect, handler);
    attempt = begun;
    return begun;
  }

  private void subscribe(StompSession session)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
    session.setAutoReceipt(true);
    session
        .subscribe("/topic/decisions", new Frames())
        .addReceiptTask(() -> {
          acknowledged.complete(true);
        });
    var _ = acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void end(StompSession session) {
    if (session.isConnected()) {
      session.disconnect();
    }
  }

  /// Gnome may be about to greet: a session that begins needs the heartbeats until it is ended.
  @Override
  public synchronized void close() {
    closed = true;
    var _ = attempt.whenComplete((_, _) -> heartbeats.close());
    Thread listening = thread;
    if (listening != null) {
      listening.interrupt();
    }
    client.stop();
  }

  /// Hands decisions on.
  private final class Frames implements StompFrameHandler {
    @Override
    public Type getPayloadType(StompHeaders headers) {
      return byte[].class;
    }

    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object payload) {
      if (payload instanceof byte[] bytes) {
        hear(bytes);
      }
    }

    private void hear(byte[] bytes) {
      try {
        receiver.accept(json.readValue(bytes, DecisionMessage.class).published());
      } catch (JacksonException | IllegalArgumentException e) {
        log.warn("Gnome said what is no decision: {}", e.getMessage());
      }
    }
  }

  /// Notices the end of the connection.
  private static final class Session extends StompSessionHandlerAdapter {
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    @Override
    public void handleTransportError(StompSession session, Throwable exception) {
      lost.complete("the connection was lost (%s)".formatted(exception.getMessage()));
    }

    @Override
    public void handleException(
        StompSession session,
        @Nullable StompCommand command,
        StompHeaders headers,
        byte[] payload,
        Throwable exception) {
      log.error("A signal could not be worked through", exception);
    }

    /// STOMP's ERROR frame; the server closes the connection after it.
    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object payload) {
      lost.complete("it refuses: " + headers.getFirst("message"));
    }
  }
}
