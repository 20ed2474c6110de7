package dev.flare.pulse;

import dev.flare.jsondb.Store;
import dev.flare.pulse.app.AppsSettings;
import dev.flare.pulse.door.DoorSettings;
import dev.flare.service.web.InfoController;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What all parts of Pulse share.
@Configuration(proxyBeanMethods = false)
@Import(InfoController.class)
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
  DoorSettings doorSettings(PulseSettings settings) {
    return settings.door();
  }

  @Bean
  AppsSettings appsSettings(PulseSettings settings) {
    return settings.apps();
  }
}
