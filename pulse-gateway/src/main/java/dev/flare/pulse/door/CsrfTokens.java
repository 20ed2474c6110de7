package dev.flare.pulse.door;

import dev.flare.service.web.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What pages of ours know and those of others do not: of somebody logged in it belongs to the
/// session, before that it is a cookie beside the login form.
///
/// Pages show it in a header. Only our own two forms, which work without a script, have it in their
/// body: no other body is read to look for it.
final class CsrfTokens implements ServerCsrfTokenRepository, ServerCsrfTokenRequestHandler {
  static final String FIELD = "_csrf";
  private static final String HEADER = "X-XSRF-TOKEN";
  private static final Set<String> OWN_FORMS = Set.of("/login", "/logout");
  private static final int BYTES = 32;

  private final Visitors visitors;
  private final Sessions sessions;

  CsrfTokens(Visitors visitors, Sessions sessions) {
    this.visitors = visitors;
    this.sessions = sessions;
  }

  @Override
  public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
    Optional<String> known =
        visitors.session(exchange).map(Session::csrf).or(() -> visitors.csrfCookie(exchange));
    return Mono.justOrEmpty(known.filter(text -> !text.isEmpty()).map(CsrfTokens::token));
  }

  @Override
  public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
    return Mono.fromSupplier(() -> token(sessions.random(BYTES)));
  }

  @Override
  public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
    return Mono.fromRunnable(() ->
        Optional.ofNullable(token).ifPresent(each -> visitors.give(exchange, each.getToken())));
  }

  @Override
  public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
    exchange.getAttributes().put(CsrfToken.class.getName(), token);
  }

  @Override
  public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken wanted) {
    ServerHttpRequest request = exchange.getRequest();
    Mono<String> header = Mono.justOrEmpty(request.getHeaders().getFirst(HEADER));
    return isOwnForm(request)
        ? header.switchIfEmpty(form(exchange).mapNotNull(form -> form.getFirst(FIELD)))
        : header;
  }

  static boolean isOwnForm(ServerHttpRequest request) {
    return OWN_FORMS.contains(path(request))
        && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType(request));
  }

  /// The fields of one of our forms; a 400 where they are not written as a form's are.
  static Mono<MultiValueMap<String, String>> form(ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .onErrorMap(
            IllegalArgumentException.class,
            _ -> new Problem(HttpStatus.BAD_REQUEST, "form-broken", "That is no form"));
  }

  /// As the controllers compare it: `/%6cogin` is `/login`.
  private static String path(ServerHttpRequest request) {
    return request.getPath().elements().stream()
        .map(each -> each instanceof PathSegment part ? part.valueToMatch() : each.value())
        .collect(Collectors.joining());
  }

  private static @Nullable MediaType contentType(ServerHttpRequest request) {
    try {
      return request.getHeaders().getContentType();
    } catch (InvalidMediaTypeException _) {
      return null;
    }
  }

  private static CsrfToken token(String text) {
    return new DefaultCsrfToken(HEADER, FIELD, text);
  }
}
