package dev.flare.pulse;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.AlertSettings;
import dev.flare.pulse.app.AppsSettings;
import dev.flare.pulse.door.DoorSettings;
import dev.flare.pulse.door.ScrapeSettings;
import dev.flare.pulse.journal.Journal;
import dev.flare.service.page.PageController;
import dev.flare.service.web.InfoController;
import dev.flare.service.web.LateDescription;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What all parts of Pulse share.
@Configuration(proxyBeanMethods = false)
@Import({InfoController.class, LateDescription.class, PageController.class})
class PulseWiring {
  @Bean
  Store store(PulseSettings settings) {
    return Store.open(settings.service().storage());
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Journal journal(InstantSource clock) {
    return new Journal(clock);
  }

  @Bean
  DoorSettings doorSettings(PulseSettings settings) {
    return settings.door();
  }

  @Bean
  AppsSettings appsSettings(PulseSettings settings) {
    return settings.apps();
  }

  @Bean
  ScrapeSettings scrapeSettings(PulseSettings settings) {
    return settings.scraping();
  }

  @Bean
  AlertSettings alertSettings(PulseSettings settings) {
    return settings.alerts();
  }
}
