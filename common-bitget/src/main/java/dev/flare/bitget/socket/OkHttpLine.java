package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// Does what the [Switchboard] decides, on one thread, and hands on what comes in.
final class OkHttpLine implements Line {
  private static final System.Logger log = System.getLogger(OkHttpLine.class.getName());
  private static final long TICK_MILLIS = 100;
  private static final int GOING_AWAY = 1001;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final SocketSite site;
  private final Switchboard switchboard;
  private final Consumer<Step> listener;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bitget-socket").factory());
  private final Map<Integer, WebSocket> sockets = new HashMap<>();

  /// @param listener gets every [Step] that is not the line's own to do
  OkHttpLine(SocketSite site, Consumer<Step> listener) {
    this.site = site;
    this.switchboard = new Switchboard(site.speed(), new Random());
    this.listener = listener;
    thread.scheduleWithFixedDelay(
        () -> handle(new Event.TimePassed()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void tell(Event event) {
    try {
      thread.execute(() -> handle(event));
    } catch (RejectedExecutionException e) {
      log.log(System.Logger.Level.DEBUG, "Closed, so nobody hears of {0}", event);
    }
  }

  @Override
  public void close() {
    if (!thread.isShutdown()) {
      thread.execute(() -> List.copyOf(sockets.keySet()).forEach(this::hangUp));
      thread.shutdown();
    }
  }

  private void handle(Event event) {
    try {
      letGo(event);
      for (Step step : switchboard.on(event, Duration.ofNanos(site.nanos().getAsLong()))) {
        take(step);
      }
    } catch (RuntimeException e) {
      log.log(System.Logger.Level.ERROR, "Could not handle " + event, e);
    }
  }

  private void letGo(Event event) {
    switch (event) {
      case Event.Lost(var connection, _) -> sockets.remove(connection);
      case Event.TurnedAway(var connection, _) -> sockets.remove(connection);
      case Event.Asked _, Event.TimePassed _, Event.Opened _, Event.Received _ -> {}
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Connect(var connection) -> connect(connection);
      case Step.Send(var connection, var text) -> send(connection, text);
      case Step.HangUp(var connection) -> hangUp(connection);
      case Step.Note(var text) -> log.log(System.Logger.Level.WARNING, "Socket: {0}", text);
      case Step.Interrupted(var topics, var reason) -> {
        log.log(System.Logger.Level.INFO, "Socket of {0} topics lost: {1}", topics.size(), reason);
        listener.accept(step);
      }
      case Step.Deliver _, Step.Forget _ -> listener.accept(step);
    }
  }

  private void connect(int connection) {
    Request request = new Request.Builder().url(site.address().toString()).build();
    sockets.put(connection, site.factory().newWebSocket(request, new Ears(connection)));
  }

  private void send(int connection, String text) {
    WebSocket socket = sockets.get(connection);
    if (socket != null) {
      socket.send(text);
    }
  }

  /// Says goodbye and does not wait for an answer, which a dead one would not give.
  private void hangUp(int connection) {
    WebSocket socket = sockets.remove(connection);
    if (socket != null) {
      socket.close(GOING_AWAY, null);
      socket.cancel();
    }
  }

  private final class Ears extends WebSocketListener {
    private final int connection;

    private Ears(int connection) {
      this.connection = connection;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
      tell(new Event.Opened(connection));
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
      tell(new Event.Received(connection, site.reader().apply(text)));
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
      webSocket.close(GOING_AWAY, null);
      tell(new Event.Lost(connection, "closed by the exchange: %d %s".formatted(code, reason)));
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
      tell(
          response == null || response.code() == SWITCHING_PROTOCOLS
              ? new Event.Lost(connection, String.valueOf(t))
              : new Event.TurnedAway(connection, response.code()));
    }
  }
}
