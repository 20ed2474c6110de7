package dev.flare.pulse.watch;

import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.app.WatchedApps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/// What Pulse tells a monitoring system of its apps.
final class AppMeters {
  private final WatchedApps apps;
  private final MultiGauge running;
  private List<Reading> told = List.of();

  AppMeters(WatchedApps apps, MeterRegistry meters) {
    this.apps = apps;
    this.running =
        MultiGauge.builder("flare.app.running")
            .description("1 while the app runs and says that it is well")
            .register(meters);
  }

  private record Reading(String app, boolean isRunning) {
    static Reading of(WatchedApp app) {
      return new Reading(app.id(), app.phase() == Phase.RUNNING);
    }

    Row<Number> row() {
      return Row.of(Tags.of("app", app), isRunning ? 1 : 0);
    }
  }

  /// Tells what changed; called every second.
  void update() {
    List<Reading> now = apps.watched().stream().map(Reading::of).toList();
    if (!now.equals(told)) {
      running.register(now.stream().map(Reading::row).toList(), true);
      told = now;
    }
  }
}
