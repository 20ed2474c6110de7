package dev.flare.pulse.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Failures that nobody expected. Each kind is told in full once a minute and otherwise counted, so
/// that nobody fills the log by provoking one again and again.
final class Surprises {
  private static final Logger log = LoggerFactory.getLogger(Surprises.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST_KINDS = 100;

  private final InstantSource clock;
  private final SequencedMap<Kind, Told> told = new LinkedHashMap<>();

  Surprises(InstantSource clock) {
    this.clock = clock;
  }

  /// @param place the line of code from which it came
  private record Kind(Class<?> type, String place) {
    static Kind of(Throwable failure) {
      StackTraceElement[] trace = failure.getStackTrace();
      return new Kind(failure.getClass(), trace.length == 0 ? "" : trace[0].toString());
    }
  }

  private record Told(String id, Instant at, int untold) {}

  /// @return under which number the log tells of it
  synchronized String note(Throwable failure) {
    Kind kind = Kind.of(failure);
    Told before = told.remove(kind);
    Told now = told(before, failure);
    told.put(kind, now);
    if (told.size() > MOST_KINDS) {
      var _ = told.pollFirstEntry();
    }
    return now.id();
  }

  private Told told(@Nullable Told before, Throwable failure) {
    Instant now = clock.instant();
    if (before != null && now.isBefore(before.at().plus(QUIET))) {
      return new Told(before.id(), before.at(), before.untold() + 1);
    }
    String id = UUID.randomUUID().toString();
    int untold = before == null ? 0 : before.untold();
    log.error("request failed id={} untold={}", id, untold, failure);
    return new Told(id, now, 0);
  }
}
