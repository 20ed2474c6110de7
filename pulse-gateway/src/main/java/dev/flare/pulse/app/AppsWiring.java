package dev.flare.pulse.app;

import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.log.Holes;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.pulse.process.Processes;
import dev.flare.pulse.restart.RestartRule;
import dev.flare.service.launch.ServiceSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what looks after the apps.
@Configuration(proxyBeanMethods = false)
class AppsWiring {
  @Bean
  Installation installation(AppsSettings settings) {
    List<Path> directories =
        settings.jarDirectories().isEmpty() ? around(ownDirectory()) : settings.jarDirectories();
    return new Installation(
        directories.stream().map(directory -> directory.toAbsolutePath().normalize()).toList(),
        settings.home().toAbsolutePath().normalize());
  }

  private static Path ownDirectory() {
    File own = new ApplicationHome(AppsWiring.class).getDir();
    return own.toPath().toAbsolutePath().normalize();
  }

  /// The directory of Pulse's jar; in a source tree those of all components.
  static List<Path> around(Path own) {
    Optional<Path> tree = Optional.ofNullable(own.getParent()).map(Path::getParent);
    Stream<Path> builds =
        Arrays.stream(SuiteComponent.values())
            .flatMap(component ->
                tree.map(root -> root.resolve(component.module()).resolve("target")).stream())
            .filter(Files::isDirectory);
    return Stream.concat(Stream.of(own), builds).toList();
  }

  @Bean
  Processes processes() {
    return new LinuxProcesses();
  }

  @Bean
  HttpHealthCheck healthCheck() {
    return new HttpHealthCheck();
  }

  @Bean
  Programs programs(ServiceSettings service) {
    return new Programs(service.storage().toAbsolutePath().resolve("programs"));
  }

  @Bean
  Launcher launcher(
      Installation installation,
      Programs programs,
      Processes processes,
      AppsSettings settings,
      InstantSource clock) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Launcher(
        installation,
        programs,
        processes,
        System.getenv(),
        new Launcher.JavaCommand(java, settings.javaOptions()),
        settings.stopsWithPulse() ? Optional.of(ProcessHandle.current().pid()) : Optional.empty(),
        clock);
  }

  @Bean
  Apps apps(
      Store store,
      Installation installation,
      Launcher launcher,
      Programs programs,
      Processes processes,
      HealthCheck health,
      AppsSettings settings,
      ServiceSettings service,
      Journal journal,
      InstantSource clock) {
    Path logs = service.storage().resolve("logs");
    Caretaker.Tools tools =
        new Caretaker.Tools(
            launcher,
            processes,
            health,
            new RestartRule(() -> ThreadLocalRandom.current().nextDouble()),
            new Memories(store, processes.bootId()),
            journal,
            clock);
    return new Apps(
        store,
        installation,
        programs,
        id -> LogFiles.in(logs.resolve(id), settings.logs(), Holes.ofThisMachine(), clock),
        tools);
  }

  @Bean
  AppSettings appSettings(Apps apps, Installation installation) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new AppSettings(
        apps, new JarReports(java, installation, System.getenv()), installation.home());
  }

  @Bean(initMethod = "begin")
  Rounds rounds(Apps apps, AppsSettings settings) throws IOException {
    apps.resume();
    if (settings.registersComponents()) {
      apps.registerAtFirstStart(new FreshApps(settings.home()).write());
    }
    return new Rounds(apps, settings.stopsWithPulse());
  }

  @Bean
  Streams streams() {
    return new Streams();
  }

  @Bean
  AppEvents appEvents(Apps apps, Streams streams) {
    return new AppEvents(apps, streams);
  }

  @Bean
  SearchPatience searchPatience() {
    return SearchPatience::whileSomebodyWaits;
  }

  @Bean
  LogStream logStream(Streams streams) {
    return new LogStream(streams);
  }
}
