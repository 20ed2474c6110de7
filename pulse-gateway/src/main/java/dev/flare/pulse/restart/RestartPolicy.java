package dev.flare.pulse.restart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When the user wants an app that ended by itself to be started again.
public enum RestartPolicy {
  NEVER,
  ON_FAILURE,
  ALWAYS;

  /// How it is written: `never`, `on-failure`, `always`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<RestartPolicy> of(String code) {
    return Arrays.stream(values()).filter(policy -> policy.code().equals(code)).findFirst();
  }
}
