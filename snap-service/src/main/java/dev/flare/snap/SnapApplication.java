package dev.flare.snap;

import dev.flare.service.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The component Snap: `java -jar snap-service.jar [ENV_FILE]`.
@SpringBootApplication
public class SnapApplication {
  public static void main(String... args) {
    launch().run(args);
  }

  static Launch<SnapSettings> launch() {
    return Launch.component("snap", SnapSettings::read, SnapApplication.class);
  }
}
