package dev.flare.pulse.door;

import dev.flare.service.web.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Judges tries to log in, one at a time.
///
/// Comparing a password is meant to be slow, so a crowd of wrong ones gets one processor and 64
/// places in line; who finds no place is told to come again. All other work goes on beside it. Each
/// neighbourhood has its turn, and first come those from which somebody has logged in before:
/// whoever has many addresses keeps only strangers waiting.
final class PasswordDesk implements AutoCloseable {
  private static final int PLACES = 64;

  private final Account account;
  private final Regulars regulars;
  private final Counter judged;
  private final FairLine<Try> known = new FairLine<>(PLACES);
  private final FairLine<Try> strangers = new FairLine<>(PLACES);
  private final ExecutorService desk =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("password-desk").daemon().factory());

  PasswordDesk(Account account, Regulars regulars, MeterRegistry meters) {
    this.account = account;
    this.regulars = regulars;
    this.judged =
        Counter.builder("flare.logins.judged")
            .description("Tries to log in whose password was compared")
            .register(meters);
  }

  private record Try(Credentials shown, Network neighbourhood, MonoSink<Boolean> answer) {}

  /// @return false for anything wrong; a 503 where too many wait already
  Mono<Boolean> judge(Credentials shown, Network caller) {
    return Mono.create(answer -> join(new Try(shown, caller.neighbourhood(), answer)));
  }

  private void join(Try comer) {
    Optional<Try> sentAway = takePlace(comer);
    if (sentAway.isEmpty()) {
      desk.execute(this::serve);
    }
    sentAway.ifPresent(each -> each.answer().error(crowded()));
  }

  private synchronized Optional<Try> takePlace(Try comer) {
    FairLine<Try> line = regulars.know(comer.neighbourhood()) ? known : strangers;
    return line.join(comer.neighbourhood(), comer);
  }

  /// Called once for each place that is taken.
  private void serve() {
    next()
        .ifPresent(each -> {
          try {
            each.answer().success(admits(each));
          } catch (RuntimeException e) {
            each.answer().error(e);
          }
        });
  }

  private synchronized Optional<Try> next() {
    return known.next().or(strangers::next);
  }

  private boolean admits(Try each) {
    judged.increment();
    boolean admitted = account.admits(each.shown());
    if (admitted) {
      regulars.remember(each.neighbourhood());
    }
    return admitted;
  }

  private static Problem crowded() {
    return Problem.unavailable(
        "login-crowded", "Too many logins are being judged at this moment; try again soon");
  }

  @Override
  public void close() {
    desk.shutdownNow();
  }
}
