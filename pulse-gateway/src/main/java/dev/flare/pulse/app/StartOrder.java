package dev.flare.pulse.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Starts apps with the machine: the exchange first, then Gnome, then the others.
///
/// Each wave waits until the one before it runs, and not longer than a trader with open positions
/// can be left alone.
final class StartOrder {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Deque<List<Caretaker>> waves;
  private List<Caretaker> latest = List.of();
  private Instant latestAt = Instant.EPOCH;

  StartOrder(List<Caretaker> apps) {
    this.waves =
        new ArrayDeque<>(
            apps.stream()
                .collect(Collectors.groupingBy(StartOrder::rank, TreeMap::new, Collectors.toList()))
                .values());
  }

  /// Starts the next wave if it is its turn; called again and again.
  synchronized void goOn(Instant now) {
    boolean isItsTurn =
        latest.stream().noneMatch(app -> app.stage().phase() == Phase.STARTING)
            || !now.isBefore(latestAt.plus(PATIENCE));
    if (isItsTurn && !waves.isEmpty()) {
      latest = waves.poll();
      latestAt = now;
      latest.forEach(Caretaker::startWithTheMachine);
    }
  }

  private static int rank(Caretaker caretaker) {
    return caretaker
        .app()
        .component()
        .map(component ->
            switch (component) {
              case SIMULATOR -> 0;
              case GNOME -> 1;
              case FLUX, GRID, SNAP -> 2;
            })
        .orElse(2);
  }
}
