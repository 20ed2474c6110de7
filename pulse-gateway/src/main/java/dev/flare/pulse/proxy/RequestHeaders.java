package dev.flare.pulse.proxy;

import dev.flare.pulse.door.Callers;
import dev.flare.pulse.door.Visitors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/// What an app is told: who asks and under which address, as Pulse knows it; nothing that lets one
/// into Pulse; and the app's own token, which the browser never had.
///
/// The app hears its own origin where Pulse's stood, which was looked at before.
final class RequestHeaders implements HttpHeadersFilter, Ordered {
  private static final Set<String> OURS =
      Set.of(
          "host",
          "authorization",
          "proxy-authorization",
          "forwarded",
          "x-real-ip",
          "x-xsrf-token",
          "cookie",
          "origin");
  private static final Set<String> OUR_COOKIES = Set.of(Visitors.SESSION, Visitors.CSRF);

  private final Callers callers;

  RequestHeaders(Callers callers) {
    this.callers = callers;
  }

  @Override
  public HttpHeaders filter(HttpHeaders before, ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    Proxied proxied = Proxied.of(exchange);
    HttpHeaders headers = new HttpHeaders();
    before.forEach((name, values) -> {
      if (!isOurs(name)) {
        headers.addAll(name, values);
      }
    });
    tellWhoAsks(headers, request, proxied);
    keepCookies(headers, request.getHeaders().getOrEmpty(HttpHeaders.COOKIE));
    if (request.getHeaders().getFirst(HttpHeaders.ORIGIN) != null) {
      headers.set(HttpHeaders.ORIGIN, proxied.origin());
    }
    proxied.app().accessToken().ifPresent(headers::setBearerAuth);
    return headers;
  }

  private void tellWhoAsks(HttpHeaders headers, ServerHttpRequest request, Proxied proxied) {
    headers.set("X-Forwarded-For", callers.address(request).getHostAddress());
    headers.set("X-Forwarded-Proto", callers.isSecure(request) ? "https" : "http");
    headers.set("X-Forwarded-Host", request.getHeaders().getFirst(HttpHeaders.HOST));
    headers.set("X-Forwarded-Prefix", proxied.path().prefix());
  }

  private static boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OURS.contains(lower) || lower.startsWith("x-forwarded-");
  }

  private static void keepCookies(HttpHeaders headers, List<String> lines) {
    String kept =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.split(";", -1)))
            .map(String::strip)
            .filter(cookie -> !cookie.isEmpty() && !OUR_COOKIES.contains(name(cookie)))
            .collect(Collectors.joining("; "));
    if (!kept.isEmpty()) {
      headers.set(HttpHeaders.COOKIE, kept);
    }
  }

  private static String name(String cookie) {
    int equals = cookie.indexOf('=');
    return (equals < 0 ? cookie : cookie.substring(0, equals)).strip();
  }

  @Override
  public boolean supports(@Nullable Type type) {
    return type == Type.REQUEST;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
