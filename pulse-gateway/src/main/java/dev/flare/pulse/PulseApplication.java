package dev.flare.pulse;

import dev.flare.service.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The component Pulse: `java -jar pulse-gateway.jar [ENV_FILE]`.
@SpringBootApplication
public class PulseApplication {
  public static void main(String... args) {
    launch().run(args);
  }

  static Launch<PulseSettings> launch() {
    return Launch.component("pulse", PulseSettings::read, PulseApplication.class);
  }
}
