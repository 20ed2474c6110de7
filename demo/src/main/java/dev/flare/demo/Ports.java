package dev.flare.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// Looks whether the ports of a plan are free before anything is started.
final class Ports {
  private Ports() {}

  /// @throws DemoFailure naming every port that is taken
  static void requireFree(List<ComponentPlan> components) {
    List<String> taken =
        components.stream()
            .filter(component -> !isFree(component.port()))
            .map(component -> "%d (%s)".formatted(component.port(), component.name()))
            .toList();
    if (!taken.isEmpty()) {
      throw DemoFailure.broken(
          "in use already: port %s. Stop what uses it, or add --port-offset 10000"
              .formatted(String.join(", ", taken)));
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
