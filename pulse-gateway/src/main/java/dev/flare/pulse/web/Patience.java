package dev.flare.pulse.web;

import java.time.Duration;

/// How long a caller may take.
///
/// @param head for the head of a request, from its first byte or the beginning of the connection
/// @param body for the body after it
/// @param silence between requests
public record Patience(Duration head, Duration body, Duration silence) {
  static final Patience STANDARD =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
