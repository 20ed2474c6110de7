package dev.flare.pulse.door;

import dev.flare.pulse.web.ProblemAnswers;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses what a browser sends on behalf of another site's page, but for a link that somebody
/// follows. Another port of the same machine is another site.
@Component
@Order(Rules.ORIGIN)
final class OriginRule implements WebFilter {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final ProblemAnswers problems;

  OriginRule(ProblemAnswers problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isForeign(exchange.getRequest())
        ? problems.refuse(
            exchange, HttpStatus.FORBIDDEN, "origin-foreign", "Another site's page sent this")
        : chain.filter(exchange);
  }

  private static boolean isForeign(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    String site = headers.getFirst("Sec-Fetch-Site");
    return (site != null && !OWN_SITE.contains(site) && !followsLink(request))
        || headers.getOrEmpty(HttpHeaders.ORIGIN).stream()
            .anyMatch(origin -> !isOwn(origin, headers.getFirst(HttpHeaders.HOST)));
  }

  private static boolean followsLink(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    return READING.contains(request.getMethod())
        && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
        && !headers.containsHeader(HttpHeaders.UPGRADE);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
