package dev.flare.pulse.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an app is doing, with what must be known to go on from there.
sealed interface Stage {
  Phase phase();

  Instant since();

  /// For people.
  String why();

  default Optional<Live> live() {
    return switch (this) {
      case Idle _, Waiting _ -> Optional.empty();
      case Alive alive -> Optional.of(alive.process());
      case Ending ending -> Optional.of(ending.process());
    };
  }

  /// Whether `at` has come, to which it was `wait` at the most. A clock that was set back meanwhile
  /// makes nobody wait longer.
  private static boolean isDue(Instant at, Duration wait, Instant now) {
    return !now.isBefore(at) || at.isAfter(now.plus(wait));
  }

  /// No process, and none will be started: stopped or failed.
  record Idle(Phase phase, Instant since, String why) implements Stage {}

  /// Crashed, or could not be started; it is started again at `until`.
  ///
  /// @param obstacles how often in a row something was in the way
  record Waiting(Instant since, String why, Instant until, int obstacles) implements Stage {
    @Override
    public Phase phase() {
      return Phase.BACKING_OFF;
    }

    boolean isOver(Instant now) {
      return isDue(until, Duration.between(since, until), now);
    }
  }

  /// Its process runs: starting, running or unhealthy.
  ///
  /// @param missed how often in a row it did not say that it is well
  /// @param askAt when it is asked next
  record Alive(Phase phase, Instant since, String why, Live process, int missed, Instant askAt)
      implements Stage {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);
    private static final int MISSES_OF_THE_WELL = 3;

    /// Whether it should have said by now that it is well.
    boolean isTooLate(Instant now) {
      return phase == Phase.STARTING && !now.isBefore(since.plus(LONGEST_START));
    }

    boolean isToBeAsked(Instant now) {
      return isDue(askAt, BETWEEN_QUESTIONS, now);
    }

    /// It said that it is well.
    Alive well(Instant now) {
      Instant next = now.plus(BETWEEN_QUESTIONS);
      return phase == Phase.RUNNING
          ? new Alive(phase, since, why, process, 0, next)
          : new Alive(Phase.RUNNING, now, "its health endpoint says it is well", process, 0, next);
    }

    /// It did not; one that starts is asked again at once.
    Alive complaining(String complaint, Instant now) {
      if (phase == Phase.STARTING) {
        return this;
      }
      int misses = missed + 1;
      Instant next = now.plus(BETWEEN_QUESTIONS);
      return misses < MISSES_OF_THE_WELL || phase == Phase.UNHEALTHY
          ? new Alive(phase, since, why, process, misses, next)
          : new Alive(Phase.UNHEALTHY, now, complaint, process, misses, next);
    }
  }

  /// Asked to end.
  ///
  /// @param killAt when it is ended without being asked again
  record Ending(
      Instant since,
      String why,
      Live process,
      Instant killAt,
      boolean isKilled,
      Afterwards afterwards)
      implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Ending from(Instant now, String why, Live process, Afterwards afterwards) {
      return new Ending(now, why, process, now.plus(PATIENCE), false, afterwards);
    }

    @Override
    public Phase phase() {
      return Phase.STOPPING;
    }

    boolean isToBeKilled(Instant now) {
      return isDue(killAt, PATIENCE, now);
    }

    Ending then(Afterwards other) {
      return new Ending(since, why, process, killAt, isKilled, other);
    }

    /// Killed; looks again after the same patience, should that not have been enough.
    Ending killed(Instant now) {
      return new Ending(
          since,
          "it did not end within %d s and was killed".formatted(PATIENCE.toSeconds()),
          process,
          now.plus(PATIENCE),
          true,
          afterwards);
    }
  }

  /// What follows when the process is gone.
  sealed interface Afterwards {
    record Stay() implements Afterwards {}

    /// As if the machine had been started anew when the next Pulse comes.
    record StayForAnotherStart() implements Afterwards {}

    record StartAgain() implements Afterwards {}

    /// It never became well: counts as a crash.
    record CountAsCrash(String why) implements Afterwards {}
  }
}
