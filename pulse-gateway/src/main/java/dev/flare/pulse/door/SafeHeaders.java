package dev.flare.pulse.door;

import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Headers that every answer carries, proxied ones too, so that no browser does more with it than
/// meant.
///
/// An app's own content policy stays and ours comes beside it: a browser obeys both.
@Component
@Order(Rules.HEADERS)
final class SafeHeaders implements WebFilter {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  private static final String POLICY = "Content-Security-Policy";
  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'";

  /// Inline parts are a matter of the app's policy, which knows its nonces; other machines are not.
  private static final String BESIDE =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final String A_YEAR = "max-age=31536000";

  private final Callers callers;

  SafeHeaders(Callers callers) {
    this.callers = callers;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> complete(exchange)));
    return chain.filter(exchange);
  }

  private void complete(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    ALWAYS.forEach(headers::set);
    List<String> policies = headers.getOrEmpty(POLICY);
    if (policies.isEmpty()) {
      headers.set(POLICY, STRICT);
    } else {
      headers.add(POLICY, BESIDE);
    }
    if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (callers.isSecure(exchange.getRequest())) {
      headers.set("Strict-Transport-Security", A_YEAR);
    }
  }
}
