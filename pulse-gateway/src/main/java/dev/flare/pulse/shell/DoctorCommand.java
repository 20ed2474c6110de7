package dev.flare.pulse.shell;

import dev.flare.pulse.app.AppsSettings;
import dev.flare.pulse.app.SuiteJars;
import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.pulse.watch.Roll;
import dev.flare.service.checkup.Finding;
import dev.flare.service.checkup.Finding.Grade;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `./flare doctor`: looks at everything that may be wrong with an installation, and says what to
/// do about each.
public final class DoctorCommand {
  private final List<Check> checks;
  private final PrintStream out;

  DoctorCommand(List<Check> checks, PrintStream out) {
    this.checks = List.copyOf(checks);
    this.out = out;
  }

  /// The directory of Pulse first, then what the user wrote.
  public static void main(String... args) throws IOException {
    System.exit(
        new DoctorCommand(all(Path.of(args[0]).toAbsolutePath()), System.out)
            .run(List.of(args).subList(1, args.length)));
  }

  private static List<Check> all(Path data) throws IOException {
    RightsCheck rights = new RightsCheck(data);
    if (!rights.mayEnter()) {
      return List.of(new MemoryCheck(Path.of("/proc/meminfo")), rights);
    }
    PulsePlace place = PulsePlace.in(data);
    Optional<Roll> roll = Roll.read(place.storage());
    List<Roll.Entry> apps = roll.map(Roll::apps).orElse(List.of());
    EnvFile own =
        Files.isRegularFile(place.envFile()) ? EnvFile.read(place.envFile()) : EnvFile.empty();
    SuiteJars jars = SuiteJars.of(AppsSettings.read(new SettingsReader(System.getenv(), own)));
    return List.of(
        new MemoryCheck(Path.of("/proc/meminfo")),
        new DiskCheck(data, () -> Files.getFileStore(rights.nearest()).getUsableSpace()),
        rights,
        new SettingsCheck(own, place.envFile(), apps, jars::report),
        new PortsCheck(own, roll, new LinuxProcesses()),
        new ExchangeCheck(apps, jars));
  }

  /// @return the exit code: 0 when nothing is broken, 1 when something is, 2 for a misuse
  int run(List<String> options) {
    if (!Set.of("--json").containsAll(options)) {
      System.err.println("doctor: it knows --json only");
      return 2;
    }
    List<Finding> findings = new ArrayList<>();
    checks.forEach(check -> findings.addAll(check.look()));
    if (options.contains("--json")) {
      out.println(Finding.json(findings));
    } else {
      findings.forEach(this::tell);
    }
    return findings.stream().anyMatch(it -> it.grade() == Grade.BROKEN) ? 1 : 0;
  }

  private void tell(Finding finding) {
    String mark =
        switch (finding.grade()) {
          case OK -> "ok";
          case WARNING -> "warning";
          case BROKEN -> "BROKEN";
        };
    out.println("  %-8s %s: %s".formatted(mark, finding.check(), finding.text()));
    if (!finding.advice().isEmpty()) {
      out.println("           " + finding.advice());
    }
  }
}
