package dev.flare.grid;

import dev.flare.service.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The component Grid: `java -jar grid-service.jar [ENV_FILE]`.
@SpringBootApplication
public class GridApplication {
  public static void main(String... args) {
    launch().run(args);
  }

  static Launch<GridSettings> launch() {
    return Launch.component("grid", GridSettings::read, GridApplication.class);
  }
}
