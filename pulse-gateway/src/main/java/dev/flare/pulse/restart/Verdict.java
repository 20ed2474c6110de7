package dev.flare.pulse.restart;

import java.time.Duration;

/// What becomes of an app that ended by itself.
public sealed interface Verdict {
  /// It is started again after a wait.
  record StartAfter(Duration pause) implements Verdict {}

  /// It stays stopped, as its policy says.
  record StayStopped() implements Verdict {}

  /// It failed too often; a person has to look.
  record GiveUp(String reason) implements Verdict {}
}
