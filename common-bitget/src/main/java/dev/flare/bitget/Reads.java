package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Asks for what changes nothing at the exchange, a few times if need be.
final class Reads {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /// The part of the time, in per cent, that setting the clock may take of a read.
  private static final int CLOCK_SHARE = 75;

  private final Wire wire;
  private final ExchangeClock clock;
  private final LongSupplier nanos;
  private final Pause pause;
  private final RandomGenerator random;
  private final Duration timeout;
  private final OptionalLong end;

  /// @param timeout how long one question may take with all its attempts
  Reads(
      Wire wire,
      ExchangeClock clock,
      LongSupplier nanos,
      Pause pause,
      RandomGenerator random,
      Duration timeout) {
    this(wire, clock, nanos, pause, random, timeout, OptionalLong.empty());
  }

  private Reads(
      Wire wire,
      ExchangeClock clock,
      LongSupplier nanos,
      Pause pause,
      RandomGenerator random,
      Duration timeout,
      OptionalLong end) {
    this.wire = wire;
    this.clock = clock;
    this.nanos = nanos;
    this.pause = pause;
    this.random = random;
    this.timeout = timeout;
    this.end = end;
  }

  Reads at(Priority priority) {
    return new Reads(wire.at(priority), clock, nanos, pause, random, timeout, end);
  }

  /// These reads with the time of one question, beginning now, for all that they are asked.
  Reads together() {
    OptionalLong endOfOne = OptionalLong.of(nanos.getAsLong() + timeout.toNanos());
    return new Reads(wire, clock, nanos, pause, random, timeout, endOfOne);
  }

  /// What a read came to.
  sealed interface Reply<T> {
    record Told<T>(T value) implements Reply<T> {}

    /// The exchange's plain no.
    record Denied<T>(String code, String message) implements Reply<T> {}

    /// The value, for reads that the exchange has no business denying.
    default T orUnavailable() {
      return switch (this) {
        case Told<T>(var value) -> value;
        case Denied<T>(var code, var message) ->
            throw new ExchangeUnavailable(
                "The exchange said " + new Answer.Denied(code, message).explained());
      };
    }
  }

  /// @param translate makes the value; may throw [MalformedAnswer], which counts as no answer
  /// @throws ExchangeUnavailable when no attempt brought an answer in time
  <T> Reply<T> ask(ApiCall call, Function<Answer.Answered, T> translate) {
    long began = nanos.getAsLong();
    for (int number = 1; ; number++) {
      setClock(left(began));
      switch (attempt(call, translate, left(began))) {
        case Done<T>(var reply) -> {
          return reply;
        }
        case Failed<T>(var trouble) -> waitOrGiveUp(call, number, trouble, began);
      }
    }
  }

  private Duration left(long began) {
    long now = nanos.getAsLong();
    return Duration.ofNanos(end.orElse(began + timeout.toNanos()) - now);
  }

  /// Later in a read that could cost the time of the answer; the next read does it then.
  private void setClock(Duration left) {
    if (left.compareTo(timeout.multipliedBy(CLOCK_SHARE).dividedBy(100)) >= 0) {
      clock.keepFresh();
    }
  }

  private sealed interface Attempt<T> {}

  private record Done<T>(Reply<T> reply) implements Attempt<T> {}

  private record Failed<T>(String trouble) implements Attempt<T> {}

  private void waitOrGiveUp(ApiCall call, int number, String trouble, long began) {
    Duration rest = pauseAfter(number);
    if (number == ATTEMPTS || left(began).compareTo(rest) <= 0) {
      throw new ExchangeUnavailable(
          "%s brought no answer in %d attempts, last: %s".formatted(call, number, trouble));
    }
    pause.sleep(rest);
  }

  private <T> Attempt<T> attempt(
      ApiCall call, Function<Answer.Answered, T> translate, Duration left) {
    if (!left.isPositive()) {
      return new Failed<>("no time left to ask");
    }
    return switch (wire.send(call, left)) {
      case Answer.Answered answered -> translated(answered, translate);
      case Answer.Denied denied -> denied(denied);
      case Answer.TooMany(var reason, _) -> new Failed<>(reason);
      case Answer.NoAnswer(_, var reason) -> new Failed<>(reason);
    };
  }

  private static <T> Attempt<T> translated(
      Answer.Answered answered, Function<Answer.Answered, T> translate) {
    try {
      return new Done<>(new Reply.Told<>(translate.apply(answered)));
    } catch (MalformedAnswer e) {
      return new Failed<>(e.reason());
    }
  }

  private <T> Attempt<T> denied(Answer.Denied denied) {
    Remedy remedy = ErrorCode.of(denied.code()).map(ErrorCode::remedy).orElse(Remedy.REFUSE);
    return switch (remedy) {
      case RETRY -> new Failed<>(denied.explained());
      case RESYNC -> {
        clock.expire();
        yield new Failed<>(denied.explained());
      }
      case REQUOTE, REFUSE, STOP -> new Done<>(new Reply.Denied<>(denied.code(), denied.message()));
    };
  }

  /// Doubles with each attempt, and is a little different each time so that components do not ask
  /// in step.
  private Duration pauseAfter(int number) {
    long least = FIRST_PAUSE.multipliedBy(1L << (number - 1)).toMillis();
    return Duration.ofMillis(least + random.nextLong(least));
  }
}
