package dev.flare.demo.rest;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Waits until components that were started say that they are well.
record Wellness(List<? extends Gate> components, Consumer<Duration> pause) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  Wellness {
    components = List.copyOf(components);
  }

  /// @return the names of those that did not say so in time
  List<String> await(Duration longest) {
    List<String> ill = ill();
    for (Duration left = longest;
        !ill.isEmpty() && left.isPositive();
        left = left.minus(BETWEEN_LOOKS)) {
      pause.accept(BETWEEN_LOOKS);
      ill = ill();
    }
    return ill;
  }

  private List<String> ill() {
    return components.stream().filter(each -> !each.isWell()).map(Gate::trader).toList();
  }
}
