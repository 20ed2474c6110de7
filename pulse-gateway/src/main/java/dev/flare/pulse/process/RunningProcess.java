package dev.flare.pulse.process;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A process that was started by this Pulse or by one before it.
public interface RunningProcess {
  ProcessIdentity identity();

  /// Empty when it is gone.
  Optional<Instant> startedAt();

  boolean isAlive();

  /// Whether it is gone with everything that it started.
  boolean isGoneAltogether();

  /// How it ended; empty while it runs, and for one that an earlier Pulse started.
  OptionalInt exitCode();

  /// Asks it and everything it started to end.
  void terminate();

  /// Ends it and everything it started.
  void kill();

  /// What it has used so far; empty when it is gone.
  Optional<Consumption> consumption();

  /// @param cpuMillis time on a processor since it was started
  /// @param memoryBytes what of the machine's memory it holds now
  record Consumption(long cpuMillis, long memoryBytes) {}
}
