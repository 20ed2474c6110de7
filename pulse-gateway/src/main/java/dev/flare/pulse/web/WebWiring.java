package dev.flare.pulse.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/// What the server is told.
@Configuration(proxyBeanMethods = false)
class WebWiring {
  @Bean
  @Fallback
  Patience patience() {
    return Patience.STANDARD;
  }
}
