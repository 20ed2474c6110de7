package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Notices that somebody guesses passwords, from however many addresses.
final class LoginWatch {
  private static final int MANY = 10;
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Deque<Instant> failures = new ArrayDeque<>();

  void failed(Instant at) {
    failures.add(at);
    if (failures.size() > MANY) {
      failures.remove();
    }
  }

  /// The words are always the same, so that a crowd of guessers costs no write.
  Look look(Instant now) {
    failures.removeIf(at -> !at.isAfter(now.minus(LATELY)));
    List<Trouble> found =
        failures.size() < MANY
            ? List.of()
            : List.of(
                new Trouble(
                    AlertEvent.LOGIN_GUESSING,
                    Watchman.PULSE,
                    "",
                    "%d wrong logins within ten minutes; the journal on Pulse's page tells from where"
                        .formatted(MANY)));
    return new Look(Watchman.PULSE, Set.of(AlertEvent.LOGIN_GUESSING), found);
  }
}
