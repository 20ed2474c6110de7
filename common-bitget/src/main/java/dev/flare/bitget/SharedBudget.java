package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// A budget whose users queue: the more urgent first, among equals the one who came first.
///
/// Where its file cannot be used, this process keeps a budget of its own and says so once.
final class SharedBudget implements RequestBudget {
  /// How often a waiting request shows that it still waits, and looks whether others gave up.
  private static final Duration HEARTBEAT = Duration.ofMillis(200);

  private final LongSupplier nanos;
  private final Pause pause;
  private final RandomGenerator random;
  private final double speed;
  private volatile BudgetStore store;

  SharedBudget(
      BudgetStore store, LongSupplier nanos, Pause pause, RandomGenerator random, double speed) {
    this.store = store;
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
    try {
      return store.change(step, patience);
    } catch (IOException e) {
      System.getLogger(SharedBudget.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "Requests are not counted with others: {0}",
              e.toString());
      MemoryBudget own = new MemoryBudget(nanos.getAsLong());
      store = own;
      return own.change(step, patience);
    }
  }
}
