package dev.flare.pulse.door;

import dev.flare.pulse.RunningPulse;

/// Counts who is logged in.
public final class OpenSessions {
  private OpenSessions() {}

  public static int of(RunningPulse pulse) {
    return pulse.part(Sessions.class).all().size();
  }
}
