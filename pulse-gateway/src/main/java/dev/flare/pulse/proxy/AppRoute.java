package dev.flare.pulse.proxy;

import dev.flare.pulse.app.AppOnPort;
import dev.flare.pulse.app.AppsByPort;
import dev.flare.pulse.page.DownPage;
import dev.flare.pulse.web.ProblemAnswers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/// The way to the apps: which app a request is for is looked up when it comes, so that whatever is
/// not registered at that moment is not reached.
final class AppRoute implements GatewayFilter {
  private static final String WANTED = Wanted.class.getName();
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final AppsByPort apps;
  private final ProblemAnswers problems;

  AppRoute(AppsByPort apps, ProblemAnswers problems) {
    this.apps = apps;
    this.problems = problems;
  }

  /// Whether the request is for a registered app, up or down.
  boolean leadsToApp(ServerWebExchange exchange) {
    Optional<Wanted> wanted = wanted(exchange.getRequest());
    wanted.ifPresent(each -> exchange.getAttributes().put(WANTED, each));
    return wanted.isPresent();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Wanted wanted = exchange.getRequiredAttribute(WANTED);
    if (wanted.path().rest().isEmpty()) {
      return slashAdded(exchange, wanted.path());
    }
    return switch (wanted.app()) {
      case AppOnPort.Up up -> forward(exchange, chain, new Proxied(wanted.path(), up));
      case AppOnPort.Down down -> tellDown(exchange, down.title(), down.why());
    };
  }

  private Mono<Void> forward(
      ServerWebExchange exchange, GatewayFilterChain chain, Proxied proxied) {
    proxied.noteOn(exchange);
    URI target = proxied.address(exchange.getRequest().getURI());
    exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, target);
    return chain
        .filter(exchange)
        .onErrorResume(
            failure -> isHungUp(failure) && mayBeAskedAgain(exchange), _ -> again(exchange, chain))
        .onErrorResume(
            failure -> isSilent(failure) && !exchange.getResponse().isCommitted(),
            _ -> tellDown(exchange, proxied.app().title(), "It does not answer at the moment."));
  }

  /// The connection failed in whatever way, before or while the app answered.
  private static boolean isSilent(Throwable failure) {
    return failure instanceof IOException || failure instanceof AbortedException;
  }

  /// Perhaps only because the connection had been kept for as long as the app keeps one.
  private static boolean isHungUp(Throwable failure) {
    return isSilent(failure) && !(failure instanceof ConnectException);
  }

  /// What only reads may be asked twice, and nothing else: the app may have done it.
  private static boolean mayBeAskedAgain(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders headers = request.getHeaders();
    return !exchange.getResponse().isCommitted()
        && READING.contains(request.getMethod())
        && !headers.containsHeader(HttpHeaders.UPGRADE)
        && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
        && headers.getContentLength() <= 0;
  }

  private static Mono<Void> again(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerWebExchangeUtils.reset(exchange);
    return chain.filter(exchange);
  }

  private Mono<Void> tellDown(ServerWebExchange exchange, String title, String why) {
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
    return wantsPage(exchange.getRequest())
        ? page(exchange.getResponse(), new DownPage(title, why))
        : problems.refuse(exchange, HttpStatus.SERVICE_UNAVAILABLE, "app-down", why);
  }

  private static Mono<Void> page(ServerHttpResponse response, DownPage page) {
    response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
    response
        .getHeaders()
        .setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    DataBuffer bytes = response.bufferFactory().wrap(page.html().getBytes(StandardCharsets.UTF_8));
    return response.writeWith(Mono.just(bytes));
  }

  private static boolean wantsPage(ServerHttpRequest request) {
    List<String> accepted = request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
    return accepted.stream().anyMatch(each -> each.contains("text/html"));
  }

  /// Without the slash every relative address of the app's page would point beside it.
  private static Mono<Void> slashAdded(ServerWebExchange exchange, ProxyPath path) {
    exchange.getResponse().setStatusCode(HttpStatus.PERMANENT_REDIRECT);
    exchange.getResponse().getHeaders().setLocation(URI.create(path.prefix() + "/"));
    return exchange.getResponse().setComplete();
  }

  private Optional<Wanted> wanted(ServerHttpRequest request) {
    return ProxyPath.of(request.getURI().getRawPath())
        .flatMap(path -> apps.onPort(path.port()).map(app -> new Wanted(path, app)));
  }

  /// What a request asks of which app.
  private record Wanted(ProxyPath path, AppOnPort app) {}
}
