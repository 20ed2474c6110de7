package dev.flare.pulse.web;

import dev.flare.service.launch.Component;
import dev.flare.service.web.DescribedShapes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// What the server is told, and what it tells of its calls.
@Configuration(proxyBeanMethods = false)
class WebWiring {
  @Bean
  @Fallback
  Patience patience() {
    return Patience.STANDARD;
  }

  @Bean
  DescribedShapes describedShapes(
      Component component,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> controllers) {
    return new DescribedShapes(
        component, () -> controllers.getObject().getHandlerMethods().values());
  }
}
