package dev.flare.pulse.proxy;

import dev.flare.pulse.app.AppsByPort;
import dev.flare.pulse.door.Callers;
import dev.flare.pulse.web.ProblemAnswers;
import io.micrometer.observation.ObservationPredicate;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.util.Optional;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/// Puts the proxy together.
@Configuration(proxyBeanMethods = false)
class ProxyWiring {
  /// Behind the gateway's own filter that would send requests to the address of the route.
  private static final int AFTER_ROUTE_ADDRESS = 10_001;

  private static final int CONNECT_WITHIN_MS = 2000;

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

  /// Told once here: as a property it would be told to a copy of the client for each request.
  @Bean
  HttpClientCustomizer patienceWithApps() {
    return client ->
        client
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_WITHIN_MS)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
  }

  /// What is proxied is counted and timed by the app that answers it.
  @Bean
  ObservationPredicate onlyOwnAnswers() {
    return (_, context) ->
        !(context instanceof ServerRequestObservationContext request && isProxied(request));
  }

  private static boolean isProxied(ServerRequestObservationContext request) {
    return Optional.ofNullable(request.getCarrier())
        .flatMap(carrier -> ProxyPath.of(carrier.getURI().getRawPath()))
        .isPresent();
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
