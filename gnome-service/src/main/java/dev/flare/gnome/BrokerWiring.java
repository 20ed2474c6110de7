package dev.flare.gnome;

import dev.flare.gnome.relay.BrokerAddress;
import dev.flare.gnome.relay.RelayWiring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Has a broker tell the listeners; added by the launch where there is one.
@Import(RelayWiring.class)
class BrokerWiring {
  @Bean
  BrokerAddress brokerAddress(GnomeSettings settings) {
    return settings.broker().orElseThrow();
  }
}
