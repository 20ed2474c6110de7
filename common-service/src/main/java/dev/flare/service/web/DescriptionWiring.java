package dev.flare.service.web;

import dev.flare.service.launch.Component;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Describes what controllers for servlets answer.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
  @Bean
  DescribedShapes describedShapes(
      Component component,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> controllers) {
    return new DescribedShapes(
        component, () -> controllers.getObject().getHandlerMethods().values());
  }
}
