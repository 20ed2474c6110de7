package dev.flare.pulse.proxy;

import dev.flare.pulse.door.Visitors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/// What of an app's answer reaches the browser: nothing that speaks for the whole address, which
/// belongs to all apps together.
///
/// Files that carry a hash in their name are kept for a year, everything else is never kept.
final class ResponseHeaders implements HttpHeadersFilter, Ordered {
  private static final Set<String> FOR_THE_WHOLE_ADDRESS =
      Set.of(
          "strict-transport-security",
          "clear-site-data",
          "service-worker-allowed",
          "alt-svc",
          "public-key-pins",
          "nel",
          "report-to",
          "reporting-endpoints",
          "content-security-policy-report-only",
          "server",
          "cache-control",
          "pragma",
          "expires",
          "set-cookie",
          "location");

  /// Capitals and digits, as Angular writes hashes: no word and no date.
  private static final Pattern HASHED =
      Pattern.compile(".*-(?=[0-9]*[A-Z])[A-Z0-9]{8}\\.(js|css|woff2?|svg|png|jpg|webp|ico|map)");

  private static final String A_YEAR = "private, max-age=31536000, immutable";

  @Override
  public HttpHeaders filter(HttpHeaders before, ServerWebExchange exchange) {
    Proxied proxied = Proxied.of(exchange);
    HttpHeaders headers = new HttpHeaders();
    before.forEach((name, values) -> {
      if (!isForTheWholeAddress(name)) {
        headers.addAll(name, values);
      }
    });
    before
        .getOrEmpty(HttpHeaders.SET_COOKIE)
        .forEach(cookie -> confine(headers, cookie, proxied.path().prefix()));
    before
        .getOrEmpty(HttpHeaders.LOCATION)
        .forEach(place -> headers.add(HttpHeaders.LOCATION, moved(place, proxied)));
    headers.setCacheControl(isHashed(exchange) ? A_YEAR : "no-store");
    return headers;
  }

  private static boolean isForTheWholeAddress(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FOR_THE_WHOLE_ADDRESS.contains(lower) || lower.startsWith("access-control-");
  }

  /// A cookie of an app goes to that app only, and never in the place of one of ours.
  private static void confine(HttpHeaders headers, String cookie, String prefix) {
    List<String> parts = Arrays.stream(cookie.split(";", -1)).map(String::strip).toList();
    String name = parts.getFirst().split("=", 2)[0].strip();
    if (!name.equals(Visitors.SESSION) && !name.equals(Visitors.CSRF)) {
      String kept =
          parts.stream()
              .filter(part -> !part.isEmpty() && !isPlace(part))
              .collect(Collectors.joining("; "));
      headers.add(HttpHeaders.SET_COOKIE, kept + "; Path=" + prefix + "/");
    }
  }

  private static boolean isPlace(String part) {
    String attribute = part.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
    return attribute.equals("path") || attribute.equals("domain");
  }

  /// Where the app sends the browser, below its prefix.
  private static String moved(String place, Proxied proxied) {
    String prefix = proxied.path().prefix();
    String path =
        place.startsWith(proxied.origin() + "/")
            ? place.substring(proxied.origin().length())
            : place;
    boolean own = path.startsWith("/") && !path.startsWith("//");
    return own && !path.startsWith(prefix + "/") ? prefix + path : path;
  }

  private static boolean isHashed(ServerWebExchange exchange) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return HttpMethod.GET.equals(exchange.getRequest().getMethod())
        && (status == null || status.isSameCodeAs(HttpStatus.OK))
        && HASHED.matcher(exchange.getRequest().getURI().getRawPath()).matches();
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.RESPONSE;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
