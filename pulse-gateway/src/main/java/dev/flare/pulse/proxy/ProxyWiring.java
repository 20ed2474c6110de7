package dev.flare.pulse.proxy;

import dev.flare.pulse.app.AppsByPort;
import dev.flare.pulse.door.Callers;
import dev.flare.pulse.web.ProblemAnswers;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the proxy together.
@Configuration(proxyBeanMethods = false)
class ProxyWiring {
  /// Behind the gateway's own filter that would send requests to the address of the route.
  private static final int AFTER_ROUTE_ADDRESS = 10_001;

  @Bean
  RouteLocator appRoutes(RouteLocatorBuilder builder, AppsByPort apps, ProblemAnswers problems) {
    AppRoute route = new AppRoute(apps, problems);
    return builder
        .routes()
        .route(
            "apps",
            each ->
                each.predicate(route::leadsToApp)
                    .filters(filters -> filters.filter(route, AFTER_ROUTE_ADDRESS))
                    .uri("http://127.0.0.1"))
        .build();
  }

  @Bean
  HttpHeadersFilter appRequestHeaders(Callers callers) {
    return new RequestHeaders(callers);
  }

  @Bean
  HttpHeadersFilter appResponseHeaders() {
    return new ResponseHeaders();
  }
}
