package dev.flare.service.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that no log, message or dashboard may show: it prints as stars.
public record Secret(String value) {
  /// Whether `other` is the same text, taking equally long for every wrong guess.
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
