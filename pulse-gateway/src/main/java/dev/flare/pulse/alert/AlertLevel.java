package dev.flare.pulse.alert;

import java.util.Locale;

/// How much an alert matters, the mildest first.
public enum AlertLevel {
  INFO,
  WARNING,
  CRITICAL;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
