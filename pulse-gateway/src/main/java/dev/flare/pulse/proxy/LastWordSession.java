package dev.flare.pulse.proxy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/// One end of a proxied WebSocket. A close waits until what came before it has been sent: the two
/// ends have threads of their own, and the gateway lets a close overtake the last messages.
final class LastWordSession implements WebSocketSession {
  /// For one who does not take what is sent.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// For the reason of an end, which comes a moment before or after it.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WebSocketSession session;
  private final Sinks.Empty<Void> said = Sinks.empty();
  private final Sinks.One<CloseStatus> goodbye = Sinks.one();

  LastWordSession(WebSocketSession session) {
    this.session = session;
  }

  /// The gateway closes both ends, without a reason, as soon as one of them has sent all.
  @Override
  public Mono<Void> send(Publisher<WebSocketMessage> messages) {
    return session
        .send(messages)
        .then(Mono.defer(this::sayGoodbye))
        .doFinally(_ -> said.tryEmitEmpty());
  }

  private Mono<Void> sayGoodbye() {
    return goodbye.asMono().timeout(PAUSE, Mono.empty()).flatMap(session::close);
  }

  @Override
  public Mono<Void> close(CloseStatus status) {
    goodbye.tryEmitValue(status);
    return allSaid().then(Mono.defer(() -> session.close(status)));
  }

  private Mono<Void> allSaid() {
    return said.asMono().timeout(PATIENCE, Mono.empty());
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public HandshakeInfo getHandshakeInfo() {
    return session.getHandshakeInfo();
  }

  @Override
  public DataBufferFactory bufferFactory() {
    return session.bufferFactory();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return session.getAttributes();
  }

  @Override
  public Flux<WebSocketMessage> receive() {
    return session
        .receive()
        .transform(
            Operators.<WebSocketMessage, WebSocketMessage>lift(
                (_, to) -> new Listener(to, allSaid())));
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public Mono<CloseStatus> closeStatus() {
    return session.closeStatus();
  }

  @Override
  public WebSocketMessage textMessage(String payload) {
    return session.textMessage(payload);
  }

  @Override
  public WebSocketMessage binaryMessage(Function<DataBufferFactory, DataBuffer> payload) {
    return session.binaryMessage(payload);
  }

  @Override
  public WebSocketMessage pingMessage(Function<DataBufferFactory, DataBuffer> payload) {
    return session.pingMessage(payload);
  }

  @Override
  public WebSocketMessage pongMessage(Function<DataBufferFactory, DataBuffer> payload) {
    return session.pongMessage(payload);
  }

  /// Stops to listen only once all is said: Reactor Netty closes a WebSocket to which nobody
  /// listens.
  private static final class Listener implements CoreSubscriber<WebSocketMessage>, Subscription {
    private final CoreSubscriber<? super WebSocketMessage> to;
    private final Mono<Void> allSaid;
    private @Nullable Subscription from;
    private volatile boolean stopped;

    Listener(CoreSubscriber<? super WebSocketMessage> to, Mono<Void> allSaid) {
      this.to = to;
      this.allSaid = allSaid;
    }

    @Override
    public Context currentContext() {
      return to.currentContext();
    }

    @Override
    public void onSubscribe(Subscription source) {
      from = source;
      to.onSubscribe(this);
    }

    @Override
    public void onNext(WebSocketMessage message) {
      if (!stopped) {
        to.onNext(message);
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (!stopped) {
        to.onError(failure);
      }
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }

    @Override
    public void request(long messages) {
      requireNonNull(from).request(messages);
    }

    @Override
    public void cancel() {
      stopped = true;
      allSaid.subscribe(null, null, requireNonNull(from)::cancel);
    }
  }
}
