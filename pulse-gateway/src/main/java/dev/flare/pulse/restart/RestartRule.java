package dev.flare.pulse.restart;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Waits 1, 2, 4 ... 300 s between crashes that follow one another, and gives up after ten in an
/// hour.
///
/// Every wait is up to a tenth longer by chance, so that apps that fell together do not rise
/// together.
public final class RestartRule {
  private static final int MOST_CRASHES_IN_AN_HOUR = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(300);
  private static final int DOUBLINGS_TO_THE_LONGEST = 9;

  private final DoubleSupplier chance;

  /// @param chance numbers from 0 (included) to 1 (excluded)
  public RestartRule(DoubleSupplier chance) {
    this.chance = chance;
  }

  /// @param crashes those of the app, with `run` already counted
  public Verdict judge(RestartPolicy policy, Run run, Crashes crashes) {
    boolean wanted =
        switch (policy) {
          case NEVER -> false;
          case ON_FAILURE -> run.failed();
          case ALWAYS -> true;
        };
    if (!wanted) {
      return new Verdict.StayStopped();
    }
    int count = crashes.withinAnHour().size();
    return count >= MOST_CRASHES_IN_AN_HOUR
        ? new Verdict.GiveUp("%d crashes within an hour".formatted(count))
        : new Verdict.StartAfter(wait(crashes.inARow()));
  }

  /// What becomes of an app that could not even be started: nothing is wrong with the app, so it
  /// waits as after a crash and never gives up.
  ///
  /// @param inARow how often by now
  public Verdict judgeObstacle(RestartPolicy policy, int inARow) {
    return switch (policy) {
      case NEVER -> new Verdict.StayStopped();
      case ON_FAILURE, ALWAYS -> new Verdict.StartAfter(wait(inARow));
    };
  }

  private Duration wait(int inARow) {
    int doublings = Math.clamp(inARow - 1L, 0, DOUBLINGS_TO_THE_LONGEST);
    Duration plain = Duration.ofSeconds(1L << doublings);
    Duration wait = plain.compareTo(LONGEST_WAIT) < 0 ? plain : LONGEST_WAIT;
    return wait.plusMillis((long) (wait.toMillis() * chance.getAsDouble() / 10));
  }
}
