package dev.flare.pulse.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.pulse.process.ProcessIdentity;
import dev.flare.pulse.watch.Roll;
import dev.flare.pulse.watch.SampleRoll;
import dev.flare.service.checkup.Finding;
import dev.flare.service.checkup.Finding.Grade;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
  private static final ProcessIdentity HERE = new LinuxProcesses().own();

  @TempDir private Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"720000, OK", "716799, WARNING", "204800, WARNING", "204799, BROKEN"})
  void judgesHowMuchMemoryIsLeft(long kilobytes, Grade grade) throws Exception {
    Path file = data.resolve("meminfo");
    Files.writeString(file, "MemTotal: 9999999 kB\nMemAvailable:   %d kB\n".formatted(kilobytes));

    assertThat(new MemoryCheck(file).look()).extracting(Finding::grade).containsExactly(grade);
  }

  @ParameterizedTest
  @CsvSource({"1000, OK", "999, WARNING", "200, WARNING", "199, BROKEN"})
  void judgesHowMuchRoomIsOnTheDisk(long megabytes, Grade grade) {
    assertThat(new DiskCheck(data, () -> megabytes << 20).look())
        .extracting(Finding::grade)
        .containsExactly(grade);
  }

  @Test
  void namesADirectoryThatCannotBeUsed() throws Exception {
    Path file = Files.createFile(data.resolve("data"));

    assertThat(new RightsCheck(file).look())
        .extracting(Finding::check, Finding::grade)
        .containsExactly(tuple("rights", Grade.BROKEN));
  }

  @Test
  void mindsNothingWherePulseHasNeverRun() {
    assertThat(new RightsCheck(data.resolve("not/yet")).look())
        .extracting(Finding::grade)
        .containsExactly(Grade.OK);
  }

  @Test
  void namesAFileWithKeysThatOthersMayRead() throws Exception {
    Path file = data.resolve("apps/flux/flux.env");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(new RightsCheck(data).look().getFirst().advice())
        .isEqualTo("chmod go= '%s'".formatted(file));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(new RightsCheck(data).look()).extracting(Finding::grade).containsExactly(Grade.OK);
  }

  @Test
  void namesAPortThatAnotherProgramHas() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      EnvFile free = new EnvFile(Map.of("PORT", "0"));
      Roll.Entry stopped = SampleRoll.app("flux", "flux", "STOPPED", Optional.empty(), null, port);
      assertThat(ports(free, stopped).getFirst().text())
          .isEqualTo("port %d of flux is taken by another program".formatted(port));

      Roll.Entry running = SampleRoll.app("flux", "flux", "RUNNING", Optional.of(HERE), null, port);
      assertThat(ports(free, running)).extracting(Finding::grade).containsExactly(Grade.OK);
    }
  }

  private static List<Finding> ports(EnvFile own, Roll.Entry app) {
    ProcessIdentity gone = new ProcessIdentity(HERE.pid(), 1, HERE.bootId());
    Roll roll = new Roll(gone, List.of(app));
    return new PortsCheck(own, Optional.of(roll), new LinuxProcesses()).look();
  }

  @Test
  void namesSettingsWithWhichNothingStarts() throws Exception {
    Path file = Files.createFile(data.resolve("flux.env"));
    EnvFile own = new EnvFile(Map.of("AUTH_MAX_ATTEMPTS", "none", "ALERT_TELEGRAM_TOKN", "hush"));
    SettingsReport report =
        new SettingsReport(
            List.of(),
            List.of(new SettingsReport.Objection("STOP_LOSS_PERC", "it is none of these")),
            List.of());
    Roll.Entry flux =
        SampleRoll.app("flux", "flux", "STOPPED", Optional.empty(), file.toString(), 15050);
    Roll.Entry grid =
        SampleRoll.app("grid", "grid", "STOPPED", Optional.empty(), "/nowhere/grid.env", 15051);

    assertThat(
            new SettingsCheck(own, data.resolve(".env"), List.of(flux, grid), (_, _) -> report)
                .look())
        .extracting(Finding::text)
        .containsExactly(
            "pulse would not start: AUTH_MAX_ATTEMPTS: it is none of these",
            "pulse: ALERT_TELEGRAM_TOKN is not known; did you mean ALERT_TELEGRAM_TOKEN?",
            "flux would not start: STOP_LOSS_PERC: it is none of these",
            "grid would not start: its env file is not there");
  }

  @Test
  void endsWithOneWhenSomethingIsBroken() {
    assertThat(run(Finding.ok("disk", "room enough"))).isZero();
    assertThat(run(Finding.warning("memory", "little", "add some"))).isZero();
    assertThat(run(Finding.broken("port", "taken", "end it"))).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
              ok       disk: room enough
              warning  memory: little
                       add some
              BROKEN   port: taken
                       end it
            """);
  }

  @Test
  void tellsProgramsTheSame() {
    List<Finding> findings = List.of(Finding.broken("port", "taken", "end it"));

    assertThat(command(findings).run(List.of("--json"))).isEqualTo(1);
    assertThat(Finding.parse(out.toString(StandardCharsets.UTF_8))).isEqualTo(findings);
  }

  private int run(Finding finding) {
    return command(List.of(finding)).run(List.of());
  }

  private DoctorCommand command(List<Finding> findings) {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new DoctorCommand(List.of(() -> findings), to);
  }
}
