package dev.flare.pulse.app;

import dev.flare.pulse.restart.Crashes;
import java.util.Optional;

/// What outlives Pulse of an app beside its definition.
///
/// @param wanted whether it shall run: it was started and nobody stopped it since
/// @param life its process, while there is one
/// @param failure why it needs a person, if it does
/// @param restarts how often it was started because it had ended by itself
/// @param bootId during which start of the machine this was written
record AppMemory(
    String id,
    boolean wanted,
    Optional<Life> life,
    Crashes crashes,
    Optional<String> failure,
    int restarts,
    String bootId) {
  static AppMemory none(String id) {
    return new AppMemory(id, false, Optional.empty(), Crashes.NONE, Optional.empty(), 0, "");
  }

  AppMemory living(Life started) {
    return new AppMemory(
        id, true, Optional.of(started), crashes, Optional.empty(), restarts, bootId);
  }

  AppMemory dead() {
    return new AppMemory(id, wanted, Optional.empty(), crashes, failure, restarts, bootId);
  }

  /// A person wants it to run: what went wrong before counts no more.
  AppMemory wantedByAPerson() {
    return new AppMemory(id, true, life, Crashes.NONE, Optional.empty(), restarts, bootId);
  }

  AppMemory unwanted() {
    return new AppMemory(id, false, life, crashes, Optional.empty(), restarts, bootId);
  }

  AppMemory failed(String why) {
    return new AppMemory(id, false, Optional.empty(), crashes, Optional.of(why), restarts, bootId);
  }

  /// It failed before it ran at all, so it is still wanted when the machine starts the next time.
  AppMemory obstructed(String why) {
    return new AppMemory(id, true, Optional.empty(), crashes, Optional.of(why), restarts, bootId);
  }

  /// Whether its failure outlives a start of the machine.
  boolean needsAPerson(boolean isOfThisBoot) {
    return failure.isPresent() && (isOfThisBoot || !wanted);
  }

  AppMemory crashed(Crashes counted) {
    return new AppMemory(id, wanted, Optional.empty(), counted, failure, restarts, bootId);
  }

  AppMemory restarted() {
    return new AppMemory(id, wanted, life, crashes, failure, restarts + 1, bootId);
  }

  AppMemory at(String boot) {
    return new AppMemory(id, wanted, life, crashes, failure, restarts, boot);
  }
}
