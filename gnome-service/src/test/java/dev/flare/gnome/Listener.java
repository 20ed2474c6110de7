package dev.flare.gnome;

import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listens to one topic of a running component.
final class Listener implements AutoCloseable {
  private static final int PATIENCE_S = 20;

  private final JsonMapper json = new JsonMapper();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final StompSession session;

  Listener(URI component, String topic) throws Exception {
    URI address = URI.create("ws://" + component.getAuthority() + "/ws");
    WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
    client.setInboundMessageSizeLimit(1024 * 1024);
    session =
        client
            .connectAsync(address.toString(), new StompSessionHandlerAdapter() {})
            .get(PATIENCE_S, TimeUnit.SECONDS);
    session.subscribe(topic, new Frames());
  }

  JsonNode next() throws InterruptedException {
    JsonNode message = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("Nothing was said within %d s".formatted(PATIENCE_S));
    }
    return message;
  }

  @Override
  public void close() {
    session.disconnect();
  }

  private final class Frames implements StompFrameHandler {
    @Override
    public Type getPayloadType(StompHeaders headers) {
      return byte[].class;
    }

    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object payload) {
      if (payload instanceof byte[] bytes) {
        heard.add(json.readTree(new String(bytes, StandardCharsets.UTF_8)));
      }
    }
  }
}
