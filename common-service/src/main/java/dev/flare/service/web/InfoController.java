package dev.flare.service.web;

import dev.flare.service.launch.Component;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/info`: which component answers here. Needs no particular server.
@RestController
public final class InfoController {
  private final Component component;
  private final Optional<Mode> mode;

  InfoController(Component component, Optional<Mode> mode) {
    this.component = component;
    this.mode = mode;
  }

  @GetMapping("/api/info")
  Info info() {
    return new Info(
        component.name(),
        component.title(),
        component.version(),
        mode.map(Mode::now).orElse(null),
        component.startedAt().toEpochMilli());
  }

  /// @param mode `null` where the component has none
  /// @param started epoch milliseconds of real time
  record Info(
      String component, String title, String version, @Nullable String mode, long started) {}
}
