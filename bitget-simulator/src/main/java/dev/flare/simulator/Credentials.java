package dev.flare.simulator;

import dev.flare.service.launch.Secret;
import java.util.Optional;

/// The keys of the one account that the simulator has.
record Credentials(String key, Secret secret, Secret passphrase) {
  /// Why signatures could not be checked with them.
  Optional<String> problem() {
    try {
      var _ = Verifier.of(secret);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
