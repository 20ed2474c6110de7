package dev.flare.pulse.app;

import dev.flare.pulse.app.UsageHistory.Usage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An app as REST and event streams tell it; times in epoch milliseconds.
///
/// @param port on which it is reached; null when nothing says it any more
/// @param editsPending whether it was changed since it was started, which its next start will show
public record AppView(
    String id,
    String title,
    @Nullable String component,
    @Nullable String jar,
    @Nullable String envFile,
    @Nullable Integer port,
    boolean autoStart,
    String restart,
    Phase state,
    long sinceAt,
    String why,
    @Nullable Long pid,
    @Nullable Long startedAt,
    int restarts,
    boolean editsPending,
    @Nullable UsageView usage) {

  /// @param cpuPercent of one processor
  public record UsageView(long measuredAt, double cpuPercent, long memoryBytes) {
    static UsageView of(Usage usage) {
      return new UsageView(usage.at().toEpochMilli(), usage.cpuPercent(), usage.memoryBytes());
    }
  }

  static AppView of(
      App app,
      Stage stage,
      int restarts,
      Optional<Integer> port,
      Instant editedAt,
      Optional<Usage> usage) {
    Optional<Life> life = stage.live().map(Live::life);
    return new AppView(
        app.id(),
        app.title(),
        app.component().map(SuiteComponent::code).orElse(null),
        app.jar().orElse(null),
        app.envFile().orElse(null),
        port.orElse(null),
        app.autoStart(),
        app.restart().code(),
        stage.phase(),
        stage.since().toEpochMilli(),
        stage.why(),
        life.map(lived -> lived.process().pid()).orElse(null),
        life.map(lived -> lived.startedAt().toEpochMilli()).orElse(null),
        restarts,
        life.filter(lived -> !lived.app().equals(app) || editedAt.isAfter(lived.startedAt()))
            .isPresent(),
        life.flatMap(_ -> usage).map(UsageView::of).orElse(null));
  }
}
