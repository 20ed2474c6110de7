package dev.flare.pulse.shell;

import dev.flare.pulse.process.Processes;
import dev.flare.pulse.watch.Roll;
import dev.flare.service.checkup.Finding;
import dev.flare.service.launch.EnvFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the ports that Pulse and its apps want are free, or theirs already.
///
/// @param own the settings of Pulse
record PortsCheck(EnvFile own, Optional<Roll> roll, Processes processes) implements Check {
  private static final int STANDARD = 3500;

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    if (roll.filter(it -> processes.find(it.pulse()).isPresent()).isEmpty()) {
      taken("pulse", port()).ifPresent(findings::add);
    }
    for (Roll.Entry app : roll.map(Roll::apps).orElse(List.of())) {
      boolean isRunning = app.process() != null && processes.find(app.process()).isPresent();
      if (!isRunning && app.port() != null) {
        taken(app.id(), app.port()).ifPresent(findings::add);
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("port", "every port is free, or taken by whom it belongs to"))
        : findings;
  }

  private int port() {
    String said = own.values().getOrDefault("PORT", "").strip();
    return said.matches("[0-9]{1,5}") ? Integer.parseInt(said) : STANDARD;
  }

  private static Optional<Finding> taken(String whose, int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException _) {
      return Optional.of(
          Finding.broken(
              "port",
              "port %d of %s is taken by another program".formatted(port, whose),
              "end it (ss -ltnp 'sport = :%d' names it), or set another PORT".formatted(port)));
    }
  }
}
