package dev.flare.benchmark.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// Spring Cloud Gateway with Pulse's libraries and settings and nothing of Pulse in the way: no
/// session, no ban, no headers of ours. As fast as Pulse could become.
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration"
    })
public class BareGateway {
  private static final String ROUTE = "--spring.cloud.gateway.server.webflux.routes[%d].%s=%s";

  /// @param arguments Spring's
  public static void main(String[] arguments) {
    var _ = SpringApplication.run(BareGateway.class, arguments);
  }

  /// Leads `/{port}/` to that port.
  static Server start(Path home, List<String> options, Path directory, int... apps)
      throws IOException {
    int port = Server.freePort();
    List<String> words =
        new ArrayList<>(
            List.of(
                "-Dloader.main=" + BareGateway.class.getName(),
                "-Dloader.path=" + home.resolve("benchmarks/target/flare-benchmarks.jar"),
                "-cp",
                home.resolve("pulse-gateway/target/pulse-gateway.jar").toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--server.address=127.0.0.1",
                "--server.port=" + port));
    for (int i = 0; i < apps.length; i++) {
      words.add(ROUTE.formatted(i, "id", "app" + i));
      words.add(ROUTE.formatted(i, "uri", "http://127.0.0.1:" + apps[i]));
      words.add(ROUTE.formatted(i, "predicates[0]", "Path=/%d/**".formatted(apps[i])));
      words.add(ROUTE.formatted(i, "filters[0]", "StripPrefix=1"));
    }
    List<String> command = Java.command(options, words.toArray(String[]::new));
    return Server.start(port, directory, "bare.log", command);
  }
}
