package dev.flare.simulator;

import java.time.InstantSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers a denial the way the exchange does.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Denials {
  private final InstantSource clock;

  Denials(InstantSource clock) {
    this.clock = clock;
  }

  @ExceptionHandler
  ResponseEntity<Envelope> denied(Denial denial) {
    return ResponseEntity.status(denial.code().status()).body(Envelope.of(denial, clock.instant()));
  }
}
