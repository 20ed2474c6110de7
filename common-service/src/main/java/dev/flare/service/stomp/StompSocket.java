package dev.flare.service.stomp;

import dev.flare.service.launch.Secret;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// Brings what callers say to the one who listens for each.
final class StompSocket extends AbstractWebSocketHandler
    implements SubProtocolCapable, DisposableBean {
  private static final int BUFFER_CHARS = 1024 * 1024;

  private final Topics topics;
  private final Optional<Secret> token;
  private final LongSupplier nanos;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final Thread.Builder writers = Thread.ofVirtual().name("stomp");
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  StompSocket(Topics topics, Optional<Secret> token, LongSupplier nanos) {
    this.topics = topics;
    this.token = token;
    this.nanos = nanos;
    var _ = beats.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of("v12.stomp", "v11.stomp", "v10.stomp");
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    session.setTextMessageSizeLimit(Listener.LARGEST_FRAME_BYTES);
    session.setBinaryMessageSizeLimit(Listener.LARGEST_FRAME_BYTES);
    Outbox outbox = new Outbox(new SocketLine(socket(session)), writers::start, BUFFER_CHARS);
    CallerRules rules = CallerRules.of(token, session.getHandshakeHeaders());
    listeners.put(session.getId(), new Listener(topics, rules, outbox, nanos.getAsLong()));
  }

  private static Session socket(WebSocketSession session) {
    if (session instanceof NativeWebSocketSession bare
        && bare.getNativeSession() instanceof Session socket) {
      return socket;
    }
    throw new IllegalStateException("No WebSocket of Jakarta's: " + session.getClass());
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    receive(session, ByteBuffer.wrap(message.asBytes()));
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    receive(session, message.getPayload());
  }

  private void receive(WebSocketSession session, ByteBuffer bytes) {
    Listener listener = listeners.get(session.getId());
    if (listener != null) {
      listener.receive(bytes, nanos.getAsLong());
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Listener listener = listeners.remove(session.getId());
    if (listener != null) {
      listener.gone();
    }
  }

  private void beat() {
    listeners.values().forEach(each -> each.beat(nanos.getAsLong()));
  }

  @Override
  public void destroy() {
    beats.shutdownNow();
  }
}
