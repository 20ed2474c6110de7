package dev.flare.pulse.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the letters of one channel, in order, one a second at most. While it fails it waits 2,
/// 4, ... 300 s in between, or for as long as the receiver asks for; what is older than a day is
/// given up.
final class Courier implements Runnable {
  static final Duration OLDEST = Duration.ofDays(1);
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(300);
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final Channel channel;
  private final Outbox outbox;
  private final InstantSource clock;
  private volatile Record record = Record.NONE;
  private Instant next = Instant.EPOCH;

  Courier(Channel channel, Outbox outbox, InstantSource clock) {
    this.channel = channel;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// How it went.
  ///
  /// @param failures in a row
  /// @param complaint about the latest failure, until something arrives
  record Record(
      long delivered, int failures, Optional<Instant> deliveredAt, Optional<String> complaint) {
    static final Record NONE = new Record(0, 0, Optional.empty(), Optional.empty());

    Record arrived(Instant at) {
      return new Record(delivered + 1, 0, Optional.of(at), Optional.empty());
    }

    Record failed(String why) {
      return new Record(delivered, failures + 1, deliveredAt, Optional.of(why));
    }

    Record refused(String why) {
      return new Record(delivered, 0, deliveredAt, Optional.of(why));
    }
  }

  Channel channel() {
    return channel;
  }

  Record record() {
    return record;
  }

  /// Carries letters until it is interrupted.
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (!carrySafely()) {
          outbox.await();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean carrySafely() {
    try {
      return carryOne();
    } catch (RuntimeException e) {
      log.error("alerts by {} stumbled", channel.name(), e);
      return false;
    }
  }

  /// @return whether there may be another letter to carry at once
  boolean carryOne() {
    Instant now = clock.instant();
    Optional<Letter> letter = outbox.oldest(channel.name());
    if (letter.isEmpty() || now.isBefore(next)) {
      return false;
    }
    if (now.isAfter(letter.get().alert().at().plus(OLDEST))) {
      outbox.giveUp(letter.get());
      return true;
    }
    settle(letter.get(), attempt(letter.get().alert()));
    return false;
  }

  /// What went wrong unforeseen may have an address in its words, so it is told by its kind only.
  private Delivery attempt(Alert alert) {
    try {
      return channel.deliver(alert);
    } catch (RuntimeException e) {
      return new Delivery.Postponed(
          "it failed (%s)".formatted(e.getClass().getSimpleName()), Optional.empty());
    }
  }

  private void settle(Letter letter, Delivery delivery) {
    Instant now = clock.instant();
    switch (delivery) {
      case Delivery.Delivered _ -> {
        outbox.delivered(letter);
        record = record.arrived(now);
        next = now.plus(BETWEEN);
      }
      case Delivery.Postponed(var why, var after) -> {
        complain(why);
        record = record.failed(why);
        next = now.plus(pause(after));
      }
      case Delivery.Refused(var why) -> {
        complain(why);
        outbox.giveUp(letter);
        record = record.refused(why);
        next = now.plus(BETWEEN);
      }
    }
  }

  private void complain(String why) {
    if (!record.complaint().equals(Optional.of(why))) {
      log.warn("alerts by {} do not arrive: {}", channel.name(), why);
    }
  }

  private Duration pause(Optional<Duration> wish) {
    Duration own = Duration.ofSeconds(1L << Math.min(record.failures(), 16));
    Duration bounded = own.compareTo(LONGEST_PAUSE) < 0 ? own : LONGEST_PAUSE;
    return wish.map(it -> it.compareTo(LONGEST_WISH) < 0 ? it : LONGEST_WISH)
        .filter(it -> it.compareTo(bounded) > 0)
        .orElse(bounded);
  }
}
