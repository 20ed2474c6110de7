package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.checkup.Finding;
import dev.flare.service.checkup.Finding.Grade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `./flare doctor` at installations that are broken in one way each, with traders that were never
/// started and a simulated exchange.
@Timeout(240)
class DoctorTest {
  /// They depend on the machine on which the test runs.
  private static final Set<String> OF_THE_MACHINE = Set.of("memory", "disk");

  @TempDir private Path directory;
  private Path data;
  private final List<String> apps = new ArrayList<>();

  @BeforeEach
  void layOut() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    Files.createDirectories(data.resolve("storage_pulse"));
    Files.setPosixFilePermissions(
        data.resolve("storage_pulse"), PosixFilePermissions.fromString("rwx------"));
    envFile(data.resolve(".env"), "PORT=" + Processes.freePort());
  }

  @Test
  void namesEachOfSixThingsThatAreBroken() throws Exception {
    try (Processes processes = new Processes(directory);
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Component exchange =
          Component.start(
              processes, "bitget-simulator", Map.of("SPEED", "1", "AUTHORITIES", "stor,stow,wwow"));
      exchange.order(
          "POST", "/simulator/faults", "[{\"fault\":{\"does\":\"skew\",\"seconds\":-600}}]");
      String address = exchange.address();
      trader("settings", Processes.freePort(), address, "STOP_LOSS_PERC=much");
      trader("port", other.getLocalPort(), address);
      Path open = trader("rights", Processes.freePort(), address);
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
      trader("exchange", Processes.freePort(), "http://127.0.0.1:1");
      trader(
          "keys",
          Processes.freePort(),
          address,
          "EXCHANGE_KEYS=\"simulator-key simulator-secret simulator %s\"".formatted(address));

      Map<String, String> broken = broken(1);

      assertThat(broken.keySet())
          .containsExactlyInAnyOrder("settings", "port", "rights", "exchange", "keys", "clock");
      assertThat(broken.get("settings")).startsWith("settings would not start: STOP_LOSS_PERC");
      assertThat(broken.get("port")).startsWith("port %d of port".formatted(other.getLocalPort()));
      assertThat(broken.get("rights")).contains(open.toString());
      assertThat(broken.get("exchange")).startsWith("http://127.0.0.1:1 does not answer");
      assertThat(broken.get("keys"))
          .isEqualTo("keys: The API key may withdraw: make one with reading and spot trading only");
      assertThat(broken.get("clock")).matches("this machine's clock is (59|60)\\d{4} ms off.*");
    }
  }

  @Test
  void findsNothingBrokenWhereNothingIs() throws Exception {
    try (Processes processes = new Processes(directory)) {
      Component exchange = Component.start(processes, "bitget-simulator", Map.of("SPEED", "1"));
      trader("flux", Processes.freePort(), exchange.address());

      assertThat(broken(0)).isEmpty();
    }
  }

  @Test
  void namesAPlaceThatCannotBeUsed() throws Exception {
    data = Files.createFile(directory.resolve("file"));

    assertThat(broken(1).keySet()).containsExactly("rights");
  }

  private Path trader(String id, int port, String exchange, String... more) throws IOException {
    Path file = data.resolve("apps").resolve(id).resolve(id + ".env");
    envFile(file, "PORT=%d\nEXTERNAL=%s\n%s".formatted(port, exchange, String.join("\n", more)));
    apps.add(
        """
        {"id":"%s","component":"flux","envFile":"%s","port":%d,"phase":"STOPPED","why":"stopped",\
        "since":0,"process":null,"address":null,"accessToken":null}\
        """
            .formatted(id, file, port));
    Files.writeString(
        data.resolve("storage_pulse/roll.json"),
        "{\"pulse\":{\"pid\":1,\"startTicks\":1,\"bootId\":\"another\"},\"apps\":[%s]}"
            .formatted(String.join(",", apps)));
    return file;
  }

  private static void envFile(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /// What is broken, by check.
  ///
  /// @param code with which the script ends
  private Map<String, String> broken(int code) throws Exception {
    try (FlareScript doctor =
        FlareScript.start(directory, Map.of("FLARE_DATA", data.toString()), "doctor", "--json")) {
      int ended = doctor.exitCode();
      List<Finding> broken =
          Finding.parse(doctor.output()).stream()
              .filter(it -> it.grade() == Grade.BROKEN && !OF_THE_MACHINE.contains(it.check()))
              .toList();
      assertThat(ended).as(doctor.output() + doctor.errors()).isEqualTo(code);
      return broken.stream().collect(Collectors.toMap(Finding::check, Finding::text));
    }
  }
}
