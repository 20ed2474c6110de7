package dev.flare.pulse.door;

import dev.flare.pulse.web.ProblemAnswers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// Refuses requests of a form that no browser sends: an address that names another machine, no host
/// or two, a form larger than any login.
///
/// Where nobody has to log in, only this machine's own names are answered: a page whose name was
/// pointed at this machine afterwards (DNS rebinding) gets nothing. Nor does who comes through a
/// proxy on this machine, which would open everything to all its users.
@Component
@Order(Rules.FORM)
final class RequestForm implements WebFilter {
  private static final int LARGEST_FORM_BYTES = 4096;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> PROXY = Set.of("forwarded", "via", "x-real-ip");

  private final DoorSettings settings;
  private final ProblemAnswers problems;

  RequestForm(DoorSettings settings, ProblemAnswers problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    Optional<String> host = host(request);
    if (!target(request).startsWith("/") || host.isEmpty()) {
      return problems.refuse(
          exchange, HttpStatus.BAD_REQUEST, "request-odd", "Ask for a path, of one host");
    }
    if (!settings.wantsLogin() && !LOCAL.matcher(host.get()).matches()) {
      return problems.refuse(
          exchange,
          HttpStatus.FORBIDDEN,
          "host-foreign",
          "Without AUTH Pulse answers to 127.0.0.1 and localhost only");
    }
    if (!settings.wantsLogin()
        && request.getHeaders().headerNames().stream().anyMatch(RequestForm::isOfProxy)) {
      return problems.refuse(
          exchange,
          HttpStatus.FORBIDDEN,
          "proxy-without-login",
          "Without AUTH Pulse answers to nobody behind a proxy");
    }
    if (CsrfTokens.isOwnForm(request) && length(request) > LARGEST_FORM_BYTES) {
      return problems.refuse(
          exchange, HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "No login is that long");
    }
    return chain.filter(exchange);
  }

  private static boolean isOfProxy(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded-") || PROXY.contains(name);
  }

  private static Optional<String> host(ServerHttpRequest request) {
    List<String> hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST);
    return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches()
        ? Optional.of(hosts.getFirst())
        : Optional.empty();
  }

  /// What stands in the request line.
  private static String target(ServerHttpRequest request) {
    HttpServerRequest bare = ServerHttpRequestDecorator.getNativeRequest(request);
    return bare.uri();
  }

  /// A form without its length is none of a browser's.
  private static long length(ServerHttpRequest request) {
    long length = request.getHeaders().getContentLength();
    return length < 0 ? Long.MAX_VALUE : length;
  }
}
