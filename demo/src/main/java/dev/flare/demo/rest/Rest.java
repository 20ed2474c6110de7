package dev.flare.demo.rest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Shuts the gates of traders and waits until each has sold what it holds. Exits work all the
/// while; nothing is sold for the sake of the wait.
final class Rest {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final int LOOKS_BETWEEN_REPORTS = 30;

  private final List<? extends Gate> gates;
  private final Consumer<Duration> pause;
  private final Consumer<String> say;
  private final List<Gate> shut = new ArrayList<>();

  Rest(List<? extends Gate> gates, Consumer<Duration> pause, Consumer<String> say) {
    this.gates = List.copyOf(gates);
    this.pause = pause;
    this.say = say;
  }

  /// The traders whose gates were open before.
  synchronized List<String> shut() {
    return shut.stream().map(Gate::trader).toList();
  }

  /// @return whether all came to rest in time; otherwise the gates stand as they stood before
  /// @throws IOException when a trader does not answer; the gates stand as they stood before
  boolean await(Duration longest) throws IOException {
    try {
      for (Gate gate : gates) {
        shut(gate);
      }
      if (areAtRest(longest)) {
        return true;
      }
    } catch (IOException | RuntimeException e) {
      reopen();
      throw e;
    }
    reopen();
    return false;
  }

  private synchronized void shut(Gate gate) throws IOException {
    if (gate.isOpen()) {
      shut.add(gate);
      gate.set(false);
    }
  }

  /// A position may still be opened by what was under way when the gate was shut; so it counts when
  /// they hold nothing twice.
  private boolean areAtRest(Duration longest) throws IOException {
    int rested = 0;
    Duration waited = Duration.ZERO;
    for (int look = 0; waited.compareTo(longest) <= 0; look++) {
      int held = held(look % LOOKS_BETWEEN_REPORTS == 0);
      rested = held == 0 ? rested + 1 : 0;
      if (rested == 2) {
        return true;
      }
      pause.accept(BETWEEN_LOOKS);
      waited = waited.plus(BETWEEN_LOOKS);
    }
    return false;
  }

  private int held(boolean report) throws IOException {
    int all = 0;
    for (Gate gate : gates) {
      int held = gate.held();
      all += held;
      if (report && held > 0) {
        say.accept("%s still holds %d; it opens no new ones".formatted(gate.trader(), held));
      }
    }
    return all;
  }

  /// Opens the gates that were shut; one that does not answer is named.
  synchronized void reopen() {
    for (Gate gate : shut) {
      try {
        gate.set(true);
      } catch (IOException e) {
        say.accept("%s opens no positions; switch it on again yourself".formatted(gate.trader()));
      }
    }
    shut.clear();
  }
}
