package dev.flare.pulse.door;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/// Recognises by its cookies who sends a request.
public final class Visitors {
  /// Proves that somebody is logged in; no page can read it.
  public static final String SESSION = "FLARE_SESSION";

  /// What a page of ours sends back as `X-XSRF-TOKEN` when it changes something.
  public static final String CSRF = "XSRF-TOKEN";

  private static final int MOST_OF_A_NAME = 8;
  private static final String FOUND = Visitors.class.getName();

  private final Sessions sessions;
  private final Callers callers;

  Visitors(Sessions sessions, Callers callers) {
    this.sessions = sessions;
    this.callers = callers;
  }

  /// The session of this request, looked up once.
  Optional<Session> session(ServerWebExchange exchange) {
    Object found =
        exchange.getAttributes().computeIfAbsent(FOUND, _ -> find(exchange.getRequest()));
    return found instanceof Found(var session) ? session : Optional.empty();
  }

  void remember(ServerWebExchange exchange, Sessions.Opened opened) {
    exchange.getAttributes().put(FOUND, new Found(Optional.of(opened.session())));
    exchange.getResponse().addCookie(cookie(exchange, SESSION, opened.secret(), true));
    give(exchange, opened.session().csrf());
  }

  void forget(ServerWebExchange exchange) {
    exchange.getAttributes().put(FOUND, new Found(Optional.empty()));
    exchange.getResponse().addCookie(gone(exchange, SESSION, true));
    exchange.getResponse().addCookie(gone(exchange, CSRF, false));
  }

  /// Gives the browser the token that its pages must show.
  void give(ServerWebExchange exchange, String csrf) {
    exchange.getResponse().addCookie(cookie(exchange, CSRF, csrf, false));
  }

  Optional<String> csrfCookie(ServerWebExchange exchange) {
    return values(exchange.getRequest(), CSRF).findFirst();
  }

  private Found find(ServerHttpRequest request) {
    return new Found(
        values(request, SESSION).flatMap(each -> sessions.use(each).stream()).findFirst());
  }

  /// An app's script can put a cookie of the same name before ours, for its own path.
  private static Stream<String> values(ServerHttpRequest request, String name) {
    return request.getCookies().getOrDefault(name, List.of()).stream()
        .limit(MOST_OF_A_NAME)
        .map(HttpCookie::getValue);
  }

  private ResponseCookie gone(ServerWebExchange exchange, String name, boolean hidden) {
    return cookie(exchange, name, "", hidden).mutate().maxAge(0).build();
  }

  private ResponseCookie cookie(
      ServerWebExchange exchange, String name, String value, boolean hidden) {
    return ResponseCookie.from(name, value)
        .path("/")
        .httpOnly(hidden)
        .secure(callers.isSecure(exchange.getRequest()))
        .sameSite("Strict")
        .build();
  }

  private record Found(Optional<Session> session) {}
}
