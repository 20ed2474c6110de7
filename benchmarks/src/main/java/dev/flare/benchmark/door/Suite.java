package dev.flare.benchmark.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// Two apps, and before both of them Pulse, nginx and a bare gateway; all on this machine, ended
/// with this.
///
/// @param smallApp port of an app that answers at once
/// @param flux port of a component as users run it
record Suite(Path directory, Pulse pulse, Server nginx, Server bareGateway, int smallApp, int flux)
    implements AutoCloseable {
  private static final int STARTS_WITHIN_S = 180;

  /// @param options of Pulse's JVM, as `./flare up` has them
  static Suite start(Path home, List<String> options) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("flare-bench");
    List<Path> jars =
        List.of(home.resolve("benchmarks/target"), home.resolve("flux-service/target"));
    Pulse pulse = Pulse.start(home, options, jars, directory);
    try {
      int smallApp = pulse.startApp("small", "\"jar\": \"flare-benchmarks.jar\"", "");
      int flux = pulse.startApp("flux", "\"component\": \"flux\"", "");
      Server nginx = Nginx.start(directory, smallApp, flux);
      Server bareGateway = BareGateway.start(home, options, directory, smallApp, flux);
      Suite suite = new Suite(directory, pulse, nginx, bareGateway, smallApp, flux);
      await(nginx);
      await(bareGateway);
      return suite;
    } catch (IOException | InterruptedException | RuntimeException e) {
      pulse.close();
      throw e;
    }
  }

  private static void await(Server server) throws IOException, InterruptedException {
    for (int tenth = 0; tenth < 10 * STARTS_WITHIN_S; tenth++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        return;
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
    throw new IOException("%s did not start".formatted(server.process().info().command()));
  }

  @Override
  public void close() throws InterruptedException {
    bareGateway.close();
    nginx.close();
    pulse.close();
    FileSystemUtils.deleteRecursively(directory.toFile());
  }
}
