package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// A budget whose users queue: the more urgent first, among equals the one who came first.
///
/// While its file cannot be used, on a full disk for instance, this process keeps a budget of its
/// own and says so; now and then it tries the file again.
final class SharedBudget implements RequestBudget {
  /// How often a waiting request shows that it still waits, and looks whether others gave up.
  private static final Duration HEARTBEAT = Duration.ofMillis(200);

  private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

  private final BudgetStore shared;
  private final LongSupplier nanos;
  private final Pause pause;
  private final RandomGenerator random;
  private final double speed;
  private volatile Optional<Alone> alone = Optional.empty();

  SharedBudget(
      BudgetStore shared, LongSupplier nanos, Pause pause, RandomGenerator random, double speed) {
    this.shared = shared;
    this.nanos = nanos;
    this.pause = pause;
    this.random = random;
    this.speed = speed;
  }

  @Override
  public void await(Endpoint endpoint, Priority priority, Duration patience) {
    long began = nanos.getAsLong();
    BudgetTicket ticket = new BudgetTicket(endpoint, priority, began, random.nextLong());
    Pace pace = Pace.of(endpoint, speed);
    while (true) {
      Duration left = patience.minusNanos(nanos.getAsLong() - began);
      long wait = change(state -> state.admit(ticket, pace, nanos.getAsLong()), left);
      if (wait == 0) {
        return;
      }
      if (wait > left.toNanos()) {
        giveUp(ticket, Duration.ofNanos(wait));
      }
      pause.sleep(Duration.ofNanos(Math.min(wait, HEARTBEAT.toNanos())));
    }
  }

  @Override
  public void refused(Endpoint endpoint, Duration rest) {
    run(state -> state.refused(endpoint, rest, nanos.getAsLong(), speed, random.nextDouble()));
  }

  private void giveUp(BudgetTicket ticket, Duration wait) {
    run(state -> state.leave(ticket));
    throw new ExchangeUnavailable(
        "%s has to wait another %d ms for its turn, so it was not asked"
            .formatted(ticket.endpoint().path(), wait.toMillis()));
  }

  private void run(Consumer<BudgetState> step) {
    change(
        state -> {
          step.accept(state);
          return true;
        },
        BudgetState.LEASE);
  }

  private <T> T change(Function<BudgetState, T> step, Duration patience) {
    Optional<Alone> own = alone.filter(each -> nanos.getAsLong() - each.since() < RETRY_NANOS);
    if (own.isPresent()) {
      return own.get().budget().change(step, patience);
    }
    try {
      T result = shared.change(step, patience);
      alone = Optional.empty();
      return result;
    } catch (IOException e) {
      return leftAlone(e).change(step, patience);
    }
  }

  /// What was counted alone goes on counting when the file fails once more.
  private MemoryBudget leftAlone(IOException cause) {
    System.getLogger(SharedBudget.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "Requests are not counted with others: {0}",
            cause.toString());
    long now = nanos.getAsLong();
    MemoryBudget own = alone.map(Alone::budget).orElseGet(() -> new MemoryBudget(now));
    alone = Optional.of(new Alone(own, now));
    return own;
  }

  /// @param since when the file last failed
  private record Alone(MemoryBudget budget, long since) {}
}
