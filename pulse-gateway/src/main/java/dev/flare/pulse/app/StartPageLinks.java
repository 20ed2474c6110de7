package dev.flare.pulse.app;

import dev.flare.pulse.page.AppLinks;
import dev.flare.pulse.page.StartPage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads from the start page to every app that has a port.
@Component
final class StartPageLinks implements AppLinks {
  private final Apps apps;

  StartPageLinks(Apps apps) {
    this.apps = apps;
  }

  @Override
  public List<StartPage.Link> now() {
    return apps.views().stream().flatMap(StartPageLinks::link).toList();
  }

  private static Stream<StartPage.Link> link(AppView app) {
    @Nullable Integer port = app.port();
    return port == null
        ? Stream.empty()
        : Stream.of(new StartPage.Link(app.title(), port, inWords(app.state())));
  }

  private static String inWords(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
