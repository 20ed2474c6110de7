package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Asks for what changes nothing at the exchange, a few times if need be.
final class Reads {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration PAUSE_AFTER_TOO_MANY = Duration.ofSeconds(1);
  private static final String TOO_MANY = "429";

  private final Wire wire;
  private final ExchangeClock clock;
  private final Pause pause;
  private final RandomGenerator random;

  Reads(Wire wire, ExchangeClock clock, Pause pause, RandomGenerator random) {
    this.wire = wire;
    this.clock = clock;
    this.pause = pause;
    this.random = random;
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
  /// @throws ExchangeUnavailable when no attempt brought an answer
  <T> Reply<T> ask(ApiCall call, Function<Answer.Answered, T> translate) {
    clock.keepFresh();
    for (int number = 1; ; number++) {
      switch (attempt(call, translate)) {
        case Done<T>(var reply) -> {
          return reply;
        }
        case Failed<T> failed -> waitOrGiveUp(call, number, failed);
      }
    }
  }

  private sealed interface Attempt<T> {}

  private record Done<T>(Reply<T> reply) implements Attempt<T> {}

  private record Failed<T>(String trouble, boolean tooMany) implements Attempt<T> {}

  private void waitOrGiveUp(ApiCall call, int number, Failed<?> failed) {
    if (number == ATTEMPTS) {
      throw new ExchangeUnavailable(
          "%s brought no answer in %d attempts, last: %s"
              .formatted(call, ATTEMPTS, failed.trouble()));
    }
    pause.sleep(pauseAfter(number, failed));
  }

  private <T> Attempt<T> attempt(ApiCall call, Function<Answer.Answered, T> translate) {
    return switch (wire.send(call)) {
      case Answer.Answered answered -> translated(answered, translate);
      case Answer.Denied denied -> denied(denied);
      case Answer.NoAnswer(var status, var reason) ->
          new Failed<>(reason, Integer.toString(status).equals(TOO_MANY));
    };
  }

  private static <T> Attempt<T> translated(
      Answer.Answered answered, Function<Answer.Answered, T> translate) {
    try {
      return new Done<>(new Reply.Told<>(translate.apply(answered)));
    } catch (MalformedAnswer e) {
      return new Failed<>(e.reason(), false);
    }
  }

  private <T> Attempt<T> denied(Answer.Denied denied) {
    Remedy remedy = ErrorCode.of(denied.code()).map(ErrorCode::remedy).orElse(Remedy.REFUSE);
    return switch (remedy) {
      case RETRY -> new Failed<>(denied.explained(), denied.code().equals(TOO_MANY));
      case RESYNC -> {
        clock.resync();
        yield new Failed<>(denied.explained(), false);
      }
      case REQUOTE, REFUSE, STOP -> new Done<>(new Reply.Denied<>(denied.code(), denied.message()));
    };
  }

  /// Doubles with each attempt, and is a little different each time so that components do not ask
  /// in step.
  private Duration pauseAfter(int number, Failed<?> failed) {
    Duration first = failed.tooMany() ? PAUSE_AFTER_TOO_MANY : FIRST_PAUSE;
    long least = first.multipliedBy(1L << (number - 1)).toMillis();
    return Duration.ofMillis(least + random.nextLong(least));
  }
}
