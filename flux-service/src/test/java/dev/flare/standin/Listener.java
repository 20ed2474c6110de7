package dev.flare.standin;

import java.lang.reflect.Type;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listens to one topic of a component, as a dashboard does.
public final class Listener implements AutoCloseable {
  private static final int PATIENCE_S = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
  private final StompSession session;

  public Listener(String port, String topic) throws Exception {
    WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
    client.setTaskScheduler(scheduler);
    session =
        client
            .connectAsync("ws://127.0.0.1:" + port + "/ws", new StompSessionHandlerAdapter() {})
            .get(PATIENCE_S, TimeUnit.SECONDS);
    session.setAutoReceipt(true);
    CompletableFuture<Boolean> subscribed = new CompletableFuture<>();
    session.subscribe(topic, new Frames()).addReceiptTask(() -> subscribed.complete(true));
    var _ = subscribed.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  /// The next message that is meant, others left out.
  public JsonNode next(Predicate<JsonNode> meant) throws InterruptedException {
    while (true) {
      JsonNode message = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing like that within %d s".formatted(PATIENCE_S));
      }
      if (meant.test(message)) {
        return message;
      }
    }
  }

  @Override
  public void close() {
    session.disconnect();
    scheduler.close();
  }

  private final class Frames implements StompFrameHandler {
    @Override
    public Type getPayloadType(StompHeaders headers) {
      return byte[].class;
    }

    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object payload) {
      if (payload instanceof byte[] bytes) {
        heard.add(JSON.readTree(bytes));
      }
    }
  }
}
