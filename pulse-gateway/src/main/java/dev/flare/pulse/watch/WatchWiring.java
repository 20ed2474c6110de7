package dev.flare.pulse.watch;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.AlertDesk;
import dev.flare.pulse.alert.AlertSettings;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApps;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.service.launch.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the watchman together.
@Configuration(proxyBeanMethods = false)
class WatchWiring {
  @Bean
  HttpQuestions questions() {
    return new HttpQuestions();
  }

  @Bean
  Watchman watchman(
      WatchedApps apps,
      HttpQuestions questions,
      AlertSettings settings,
      ServiceSettings service,
      AlertDesk desk,
      Store store,
      Journal journal,
      InstantSource clock) {
    Watch trader =
        new TraderWatch(questions, new TraderMemories(store), new AccountWatch(questions, clock));
    Path storage = service.storage().toAbsolutePath();
    DiskWatch disk =
        new DiskWatch(
            () -> Files.getFileStore(storage).getUsableSpace(), settings.leastDiskBytes());
    Watchman watchman =
        new Watchman(
            apps,
            Map.of(
                SuiteComponent.GNOME,
                new GnomeWatch(questions),
                SuiteComponent.FLUX,
                trader,
                SuiteComponent.GRID,
                trader,
                SuiteComponent.SNAP,
                trader),
            disk,
            desk,
            clock);
    journal.listen(watchman::hear);
    return watchman;
  }

  @Bean(initMethod = "begin")
  WatchRounds watchRounds(
      Watchman watchman, WatchedApps apps, ServiceSettings service, MeterRegistry meters) {
    Path storage = service.storage().toAbsolutePath();
    RollKeeper roll = new RollKeeper(apps, new LinuxProcesses().own(), storage);
    return new WatchRounds(watchman, roll, new AppMeters(apps, meters));
  }
}
