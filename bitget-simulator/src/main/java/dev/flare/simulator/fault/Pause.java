package dev.flare.simulator.fault;

import java.time.Duration;

/// Lets real time pass.
public interface Pause {
  void last(Duration time);

  /// By sleeping; ends early when the thread is interrupted.
  static Pause asleep() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
