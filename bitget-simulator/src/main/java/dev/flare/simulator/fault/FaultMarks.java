package dev.flare.simulator.fault;

import jakarta.servlet.ServletRequest;
import java.time.Duration;

/// What the faults that struck a request ask of the exchange itself.
public final class FaultMarks {
  private static final String IGNORE_START = "dev.flare.simulator.ignoreStart";
  private static final String RECORD_DELAY = "dev.flare.simulator.recordDelay";

  private final ServletRequest request;

  private FaultMarks(ServletRequest request) {
    this.request = request;
  }

  public static FaultMarks of(ServletRequest request) {
    return new FaultMarks(request);
  }

  public boolean ignoresStart() {
    return request.getAttribute(IGNORE_START) != null;
  }

  /// How much real time later than the conversion its record comes.
  public Duration recordDelay() {
    return request.getAttribute(RECORD_DELAY) instanceof Duration delay ? delay : Duration.ZERO;
  }

  void ignoreStart() {
    request.setAttribute(IGNORE_START, true);
  }

  void delayRecord(Duration delay) {
    request.setAttribute(RECORD_DELAY, delay);
  }
}
