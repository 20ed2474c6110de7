package dev.flare.bitget;

import dev.flare.market.Priority;
import java.util.Comparator;

/// A place in the queue for one endpoint: by priority, then by arrival.
///
/// @param since when it arrived, in nanoseconds of the machine's monotonic clock
/// @param nonce tells apart what arrived at once
record BudgetTicket(Endpoint endpoint, Priority priority, long since, long nonce)
    implements Comparable<BudgetTicket> {
  private static final Comparator<BudgetTicket> ORDER =
      Comparator.comparing(BudgetTicket::endpoint)
          .thenComparing(BudgetTicket::priority)
          .thenComparingLong(BudgetTicket::since)
          .thenComparingLong(BudgetTicket::nonce);

  /// The same the other way round, but for the arrival.
  static final Comparator<BudgetTicket> LEAST_URGENT =
      Comparator.comparing(BudgetTicket::priority).reversed().thenComparing(ORDER);

  boolean isLessUrgentThan(BudgetTicket other) {
    return priority.compareTo(other.priority) > 0;
  }

  @Override
  public int compareTo(BudgetTicket other) {
    return ORDER.compare(this, other);
  }
}
