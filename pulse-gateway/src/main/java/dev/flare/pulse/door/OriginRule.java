package dev.flare.pulse.door;

import dev.flare.pulse.web.ProblemAnswers;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses what a browser sends on behalf of another site's page: changes, WebSockets and event
/// streams. Another port of the same machine is another site.
@Component
@Order(Rules.ORIGIN)
final class OriginRule implements WebFilter {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final ProblemAnswers problems;

  OriginRule(ProblemAnswers problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    boolean matters =
        !READING.contains(exchange.getRequest().getMethod())
            || headers.containsHeader(HttpHeaders.UPGRADE)
            || headers.getOrEmpty(HttpHeaders.ACCEPT).toString().contains("text/event-stream");
    return matters && isForeign(headers)
        ? problems.refuse(
            exchange, HttpStatus.FORBIDDEN, "origin-foreign", "Another site's page sent this")
        : chain.filter(exchange);
  }

  private static boolean isForeign(HttpHeaders headers) {
    String site = headers.getFirst("Sec-Fetch-Site");
    return (site != null && !OWN_SITE.contains(site))
        || headers.getOrEmpty(HttpHeaders.ORIGIN).stream()
            .anyMatch(origin -> !isOwn(origin, headers.getFirst(HttpHeaders.HOST)));
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
