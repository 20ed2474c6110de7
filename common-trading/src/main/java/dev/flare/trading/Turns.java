package dev.flare.trading;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one at a time do its work: the most urgent first, and of equally urgent ones who came
/// first.
final class Turns {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition next = lock.newCondition();
  private final PriorityQueue<Ticket> waiting = new PriorityQueue<>();
  private long tickets;
  private boolean taken;

  /// Who waits, in the order of urgency.
  enum Urgency {
    STOP_LOSS,
    EXIT,
    ENTRY;

    static Urgency of(Conversion wish) {
      return switch (wish.purpose()) {
        case Conversion.Purpose.Open _ -> ENTRY;
        case Conversion.Purpose.Close(var reason) ->
            reason == CloseReason.STOP_LOSS ? STOP_LOSS : EXIT;
      };
    }
  }

  private record Ticket(Urgency urgency, long number) implements Comparable<Ticket> {
    private static final Comparator<Ticket> ORDER =
        Comparator.comparing(Ticket::urgency).thenComparing(Ticket::number);

    @Override
    public int compareTo(Ticket other) {
      return ORDER.compare(this, other);
    }
  }

  <T> T alone(Urgency urgency, Supplier<T> work) {
    await(urgency);
    try {
      return work.get();
    } finally {
      end();
    }
  }

  private void await(Urgency urgency) {
    lock.lock();
    try {
      Ticket ticket = new Ticket(urgency, tickets++);
      waiting.add(ticket);
      while (taken || !ticket.equals(waiting.peek())) {
        next.awaitUninterruptibly();
      }
      waiting.remove();
      taken = true;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      taken = false;
      next.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many wait.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
