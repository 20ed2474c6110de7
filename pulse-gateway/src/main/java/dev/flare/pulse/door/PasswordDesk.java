package dev.flare.pulse.door;

import dev.flare.service.web.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Judges tries to log in, one at a time.
///
/// Comparing a password is meant to be slow, so a crowd of wrong ones gets one processor and 64
/// places in line; who finds no place is told to come again. All other work goes on beside it.
final class PasswordDesk implements AutoCloseable {
  private static final int PLACES = 64;

  private final Account account;
  private final Counter judged;
  private final ThreadPoolExecutor desk;
  private final Scheduler scheduler;

  PasswordDesk(Account account, MeterRegistry meters) {
    this.account = account;
    this.judged =
        Counter.builder("flare.logins.judged")
            .description("Tries to log in whose password was compared")
            .register(meters);
    this.desk =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(PLACES),
            Thread.ofPlatform().name("password-desk").daemon().factory());
    this.scheduler = Schedulers.fromExecutorService(desk);
  }

  /// @return false for anything wrong; a 503 where too many wait already
  Mono<Boolean> judge(Credentials shown) {
    return Mono.fromCallable(() -> admits(shown))
        .subscribeOn(scheduler)
        .onErrorMap(RejectedExecutionException.class, _ -> crowded());
  }

  private boolean admits(Credentials shown) {
    judged.increment();
    return account.admits(shown);
  }

  private static Problem crowded() {
    return Problem.unavailable(
        "login-crowded", "Too many logins are being judged at this moment; try again soon");
  }

  @Override
  public void close() {
    scheduler.dispose();
    desk.shutdownNow();
  }
}
