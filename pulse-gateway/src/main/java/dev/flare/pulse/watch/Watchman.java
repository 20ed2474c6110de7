package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertDesk;
import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.app.WatchedApps;
import dev.flare.pulse.journal.Happening;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes around: hears what happens, looks at apps and disk, and has the alert desk told.
final class Watchman {
  static final String PULSE = "pulse";
  private static final Logger log = LoggerFactory.getLogger(Watchman.class);
  private static final int MOST_NEWS = 2000;

  private final WatchedApps apps;
  private final Map<SuiteComponent, Watch> watches;
  private final DiskWatch disk;
  private final AlertDesk desk;
  private final InstantSource clock;
  private final AppWatch processes = new AppWatch();
  private final LoginWatch logins = new LoginWatch();
  private final BlockingQueue<Happening> news = new ArrayBlockingQueue<>(MOST_NEWS);

  Watchman(
      WatchedApps apps,
      Map<SuiteComponent, Watch> watches,
      DiskWatch disk,
      AlertDesk desk,
      InstantSource clock) {
    this.apps = apps;
    this.watches = Map.copyOf(watches);
    this.disk = disk;
    this.desk = desk;
    this.clock = clock;
  }

  /// Never waits. Strangers fill half of the queue at most.
  void hear(Happening what) {
    if (!what.isOfStrangers() || news.remainingCapacity() > MOST_NEWS / 2) {
      boolean _ = news.offer(what);
    }
  }

  /// Looks at how the apps are when Pulse begins.
  void begin() {
    apps.watched().forEach(app -> processes.begin(app, clock.instant()).ifPresent(desk::found));
  }

  /// Makes alerts of what was heard; called every second.
  void listen() {
    for (Happening what = news.poll(); what != null; what = news.poll()) {
      take(what);
    }
    processes.loops(clock.instant()).forEach(desk::found);
    desk.found(logins.look(clock.instant()));
    desk.tick();
  }

  private void take(Happening what) {
    switch (what) {
      case Happening.AppChanged change ->
          processes.heard(change, clock.instant()).ifPresent(desk::found);
      case Happening.LoginFailed _ -> logins.failed(clock.instant());
      case Happening.Banned(var network) ->
          desk.happened(
              AlertEvent.LOGIN_BANNED,
              PULSE,
              "%s was banned after too many wrong logins; ./flare unban lifts it"
                  .formatted(network));
      case Happening.AppRegistered _,
          Happening.AppEdited _,
          Happening.AppRemoved _,
          Happening.LoggedIn _,
          Happening.BanLifted _,
          Happening.LoggedOut _,
          Happening.SessionEnded _ -> {}
    }
  }

  /// Looks at the disk, and forgets troubles of what nobody can look at any more.
  void patrol() {
    try {
      desk.found(disk.look());
    } catch (IOException e) {
      log.warn("the disk does not tell how much is free: {}", e.toString());
    }
    List<WatchedApp> now = apps.watched();
    Set<String> there = now.stream().map(WatchedApp::id).collect(Collectors.toSet());
    desk.owners().stream()
        .filter(owner -> !owner.equals(PULSE) && !there.contains(owner))
        .forEach(owner -> desk.found(new Look(owner, EnumSet.allOf(AlertEvent.class), List.of())));
    now.stream()
        .filter(app -> app.phase() == Phase.STOPPED)
        .forEach(app -> desk.found(new Look(app.id(), told(), List.of())));
  }

  /// What only a running app tells.
  private static Set<AlertEvent> told() {
    Set<AlertEvent> told = EnumSet.copyOf(TraderWatch.EVENTS);
    told.addAll(GnomeWatch.EVENTS);
    return told;
  }

  /// The apps that can be asked how they do.
  List<WatchedApp> reachable() {
    return apps.watched().stream()
        .filter(app -> app.address().isPresent() && watch(app).isPresent())
        .toList();
  }

  /// Asks one app; may take seconds.
  void visit(WatchedApp app) {
    watch(app).flatMap(watch -> watch.look(app)).ifPresent(sight -> take(app, sight));
  }

  private void take(WatchedApp app, Sight sight) {
    desk.found(sight.look());
    sight.happened().forEach(each -> desk.happened(each.event(), app.id(), each.text()));
  }

  private Optional<Watch> watch(WatchedApp app) {
    return app.component().map(watches::get);
  }
}
