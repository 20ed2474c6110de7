package dev.flare.simulator.socket;

import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Resets;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// The public WebSocket: brings messages to subscribers and makes them look for news.
@Component
final class PublicSocket extends TextWebSocketHandler implements DisposableBean {
  static final String PATH = "/v2/ws/public";

  private static final Logger log = LoggerFactory.getLogger(PublicSocket.class);
  private static final long LOOK_MS = 250;
  private static final int SEND_MS = 10_000;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int LARGEST_FRAME_BYTES = 64 << 10;

  private final Feeds feeds;
  private final Faults faults;
  private final Resets resets;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  PublicSocket(Feeds feeds, Faults faults, Resets resets, InstantSource clock, LongSupplier nanos) {
    this.feeds = feeds;
    this.faults = faults;
    this.resets = resets;
    this.clock = clock;
    this.nanos = nanos;
    var _ = looks.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    session.setTextMessageSizeLimit(LARGEST_FRAME_BYTES);
    InetSocketAddress other = session.getRemoteAddress();
    WebSocketSession ordered =
        new ConcurrentWebSocketSessionDecorator(session, SEND_MS, BUFFER_BYTES);
    SocketLine line = new SocketLine(ordered, other == null ? 0 : other.getPort(), faults, resets);
    subscribers.put(session.getId(), new Subscriber(feeds, line, nanos.getAsLong()));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    Subscriber subscriber = subscribers.get(session.getId());
    if (subscriber != null) {
      subscriber.receive(message.getPayload(), now(), nanos.getAsLong());
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    subscribers.remove(session.getId());
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }

  /// Lets each subscriber push what is new.
  void look() {
    subscribers.values().forEach(this::look);
  }

  private void look(Subscriber subscriber) {
    try {
      subscriber.look(now(), nanos.getAsLong());
    } catch (RuntimeException e) {
      log.warn("a subscriber got no news", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
