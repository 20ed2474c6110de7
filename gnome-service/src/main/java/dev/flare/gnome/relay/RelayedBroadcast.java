package dev.flare.gnome.relay;

import dev.flare.service.stomp.Broadcast;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.BrokerAvailabilityEvent;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/// Says everything to a broker, in the order of the calls, from a thread of its own: a broker that
/// takes nothing in delays nobody who decides.
///
/// Whoever is connected has heard everything: when something could not be said, or may be lost
/// because the line to the broker broke, all listeners are cut off, come back, and ask for what
/// they missed by its number.
final class RelayedBroadcast
    implements Broadcast, ApplicationListener<BrokerAvailabilityEvent>, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(RelayedBroadcast.class);

  /// Decisions of 500 pairs, each under two names, ten times over.
  private static final int MOST_WAITING = 10_000;

  private final BlockingQueue<Message<byte[]>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final MessageChannel relay;
  private final JsonMapper json;
  private final Runnable cutOff;
  private final Counter lost;
  private final Thread speaker;
  private volatile boolean available;

  /// @param cutOff ends the connections of all listeners
  RelayedBroadcast(MessageChannel relay, JsonMapper json, Runnable cutOff, MeterRegistry meters) {
    this.relay = relay;
    this.json = json;
    this.cutOff = cutOff;
    this.lost =
        Counter.builder("flare.broadcast.lost")
            .description("What the broker was not told; listeners were cut off and catch up")
            .register(meters);
    Gauge.builder("flare.broker.available", this, each -> each.available ? 1 : 0)
        .description("Whether the broker through which decisions are sent is there")
        .register(meters);
    speaker = Thread.ofVirtual().name("relay").start(this::speak);
  }

  @Override
  public void send(String destination, Object payload) {
    send(List.of(destination), payload);
  }

  @Override
  public synchronized void send(List<String> destinations, Object payload) {
    byte[] body = json.writeValueAsBytes(payload);
    for (String destination : destinations) {
      if (!waiting.offer(message(destination, body))) {
        lose("the broker takes nothing in");
      }
    }
  }

  private static Message<byte[]> message(String destination, byte[] body) {
    SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
    headers.setDestination(destination);
    headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
    return MessageBuilder.createMessage(body, headers.getMessageHeaders());
  }

  private void speak() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        say(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // at the end
    }
  }

  private void say(Message<byte[]> next) {
    try {
      var _ = relay.send(next);
    } catch (MessagingException e) {
      log.debug("Not said", e);
      lose("the broker is not there");
    }
  }

  private void lose(String why) {
    lost.increment();
    log.debug("Something was not said: {}", why);
    cutOff.run();
  }

  /// Everybody who was connected while the broker was there may have missed something.
  @Override
  public void onApplicationEvent(BrokerAvailabilityEvent event) {
    available = event.isBrokerAvailable();
    if (available) {
      log.info("The broker is there");
    } else {
      log.warn("The broker is gone: nobody hears decisions until it is back; none is lost");
      cutOff.run();
    }
  }

  @Override
  public void destroy() {
    speaker.interrupt();
  }
}
