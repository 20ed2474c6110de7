package dev.flare.flux;

import dev.flare.service.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The component Flux: `java -jar flux-service.jar [ENV_FILE]`.
@SpringBootApplication
public class FluxApplication {
  public static void main(String... args) {
    launch().run(args);
  }

  static Launch<FluxSettings> launch() {
    return Launch.component("flux", FluxSettings::read, FluxApplication.class);
  }
}
