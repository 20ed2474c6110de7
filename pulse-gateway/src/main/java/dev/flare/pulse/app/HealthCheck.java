package dev.flare.pulse.app;

import java.util.Optional;

/// Asks an app how it is.
@FunctionalInterface
interface HealthCheck {
  /// What is wrong with it; empty when it says that it is well.
  Optional<String> complaint(Life life);
}
