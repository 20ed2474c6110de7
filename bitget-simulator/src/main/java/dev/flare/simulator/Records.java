package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the exchange has written down about conversions, which may lag behind what has happened.
@Component
final class Records {
  private static final Duration LONGEST_RANGE = Duration.ofDays(90);

  private final SimulatedAccount account;
  private final LongSupplier nanos;

  Records(SimulatedAccount account, LongSupplier nanos) {
    this.account = account;
    this.nanos = nanos;
  }

  /// A stretch of exchange time, both ends included.
  record Range(Instant start, Instant end) {
    /// @throws Denial when it has no length or too much of it
    Range {
      if (!start.isBefore(end)) {
        throw new Denial(Code.START_AFTER_END);
      }
      if (Duration.between(start, end).compareTo(LONGEST_RANGE) > 0) {
        throw new Denial(Code.RANGE_TOO_LONG);
      }
    }

    /// The given times; for a missing one, as much as is allowed before `now` or the other one.
    static Range upTo(@Nullable String startTime, @Nullable String endTime, Instant now) {
      Instant end = isMissing(endTime) ? now : Parameters.time("endTime", endTime);
      return new Range(
          isMissing(startTime) ? end.minus(LONGEST_RANGE) : Parameters.time("startTime", startTime),
          end);
    }

    private static boolean isMissing(@Nullable String text) {
      return text == null || text.isEmpty();
    }

    boolean holds(Instant time) {
      return !time.isBefore(start) && !time.isAfter(end);
    }
  }

  /// The newest first.
  Stream<Conversion> within(Range range) {
    long now = nanos.getAsLong();
    List<Conversion> newestFirst = account.ledger().reversed();
    return newestFirst.stream()
        .filter(done -> done.isRecorded(now))
        .filter(done -> range.holds(done.at()));
  }
}
