package dev.flare.gnome;

import dev.flare.service.launch.Launch;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The component Gnome: `java -jar gnome-service.jar [ENV_FILE]`.
@SpringBootApplication
public class GnomeApplication {
  public static void main(String... args) {
    launch().run(args);
  }

  static Launch<GnomeSettings> launch() {
    return Launch.component("gnome", GnomeSettings::read, GnomeApplication.class)
        .with(settings -> settings.broker().isEmpty() ? List.of() : List.of(BrokerWiring.class));
  }
}
