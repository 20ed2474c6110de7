package dev.flare.pulse.restart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The crashes of an app that still count: those of the latest hour, and how many followed one
/// another without a long enough run in between.
public record Crashes(List<Instant> withinAnHour, int inARow) {
  public static final Crashes NONE = new Crashes(List.of(), 0);

  private static final Duration MEMORY = Duration.ofHours(1);
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

  public Crashes {
    withinAnHour = List.copyOf(withinAnHour);
  }

  /// These crashes and how `run` ended.
  public Crashes after(Run run) {
    int before = run.length().compareTo(LONG_ENOUGH) >= 0 ? 0 : inARow;
    Stream<Instant> remembered =
        withinAnHour.stream().filter(crash -> crash.isAfter(run.endedAt().minus(MEMORY)));
    return run.failed()
        ? new Crashes(Stream.concat(remembered, Stream.of(run.endedAt())).toList(), before + 1)
        : new Crashes(remembered.toList(), before);
  }
}
