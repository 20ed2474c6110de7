package dev.flare.pulse.door;

import dev.flare.pulse.web.ProblemAnswers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/// Lets in who has a session, and nobody without one further than the login page.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class DoorSecurity {
  private static final int BEFORE_THE_DOOR = 0;
  private static final String BEARER = "Bearer ";
  private static final Pattern METRICS = Pattern.compile("(/[0-9]{1,5})?/actuator/prometheus");
  private static final Mono<MatchResult> NO = MatchResult.notMatch();
  private static final String[] OPEN = {"/login", "/door.css", "/favicon.svg", "/actuator/health"};

  /// Each rule of each request would be measured, which nobody looks at.
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /// Whoever is recognised may read everything: that is one lookup, and no rule is asked after it.
  @Bean
  @Order(BEFORE_THE_DOOR)
  SecurityWebFilterChain readers(Visitors visitors, CsrfTokens tokens) {
    return new MatcherSecurityWebFilterChain(
        exchange -> isReading(exchange.getRequest()) ? recognised(exchange, visitors) : NO,
        List.of((exchange, chain) -> {
          tokens.handle(exchange, tokens.loadToken(exchange));
          return chain.filter(exchange);
        }));
  }

  /// A monitoring system that shows its token reads metrics, and gets no further.
  @Bean
  @Order(BEFORE_THE_DOOR)
  SecurityWebFilterChain scrapers(ScrapeSettings settings) {
    return new MatcherSecurityWebFilterChain(
        exchange -> mayScrape(exchange.getRequest(), settings) ? MatchResult.match() : NO,
        List.of((exchange, chain) -> chain.filter(exchange)));
  }

  private static boolean mayScrape(ServerHttpRequest request, ScrapeSettings settings) {
    String shown = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return HttpMethod.GET.equals(request.getMethod())
        && shown != null
        && METRICS.matcher(request.getPath().value()).matches()
        && settings.token().filter(token -> token.matches(bare(shown))).isPresent();
  }

  private static String bare(String shown) {
    return shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : "";
  }

  private static boolean isReading(ServerHttpRequest request) {
    return HttpMethod.GET.equals(request.getMethod())
        || HttpMethod.HEAD.equals(request.getMethod());
  }

  /// Spring's, which looks at each header whenever it is read; what is printable needs no second
  /// look.
  @Bean
  ServerWebExchangeFirewall firewall() {
    StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    strict.setAllowedHeaderNames(printableOr(StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES));
    strict.setAllowedHeaderValues(
        printableOr(StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES));
    return strict;
  }

  private static Predicate<String> printableOr(Predicate<String> allowed) {
    return text -> (text != null && isPrintable(text)) || allowed.test(text);
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  @Bean
  SecurityWebFilterChain door(
      ServerHttpSecurity http,
      DoorSettings settings,
      Visitors visitors,
      CsrfTokens tokens,
      ProblemAnswers problems) {
    return http.securityContextRepository(new Recognised(visitors))
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .csrf(csrf -> guard(csrf, tokens, visitors, problems))
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .authorizeExchange(paths -> permit(paths, settings, visitors))
        .exceptionHandling(failures ->
            failures.authenticationEntryPoint((exchange, _) -> toLogin(exchange, problems)))
        .build();
  }

  private static void guard(
      CsrfSpec csrf, CsrfTokens tokens, Visitors visitors, ProblemAnswers problems) {
    csrf.csrfTokenRepository(tokens)
        .csrfTokenRequestHandler(tokens)
        .accessDeniedHandler((exchange, _) -> unproved(exchange, visitors, problems));
  }

  /// Most requests are of somebody logged in, so that is looked at before any path is compared.
  private static void permit(
      AuthorizeExchangeSpec paths, DoorSettings settings, Visitors visitors) {
    paths.matchers(exchange -> recognised(exchange, visitors)).authenticated();
    paths.pathMatchers(OPEN).permitAll();
    if (settings.wantsLogin()) {
      paths.anyExchange().authenticated();
    } else {
      paths.anyExchange().permitAll();
    }
  }

  private static Mono<MatchResult> recognised(ServerWebExchange exchange, Visitors visitors) {
    return visitors.session(exchange).isPresent() ? MatchResult.match() : NO;
  }

  /// A page that changes something without knowing the token is not ours, or its session is over.
  private static Mono<Void> unproved(
      ServerWebExchange exchange, Visitors visitors, ProblemAnswers problems) {
    boolean own = CsrfTokens.isOwnForm(exchange.getRequest());
    if (own) {
      return redirect(exchange, "/login");
    }
    return visitors.session(exchange).isPresent()
        ? problems.refuse(
            exchange,
            HttpStatus.FORBIDDEN,
            "csrf-missing",
            "Send the value of the cookie XSRF-TOKEN as the header X-XSRF-TOKEN")
        : loginNeeded(exchange, problems);
  }

  private static Mono<Void> toLogin(ServerWebExchange exchange, ProblemAnswers problems) {
    ServerHttpRequest request = exchange.getRequest();
    boolean opensPage =
        HttpMethod.GET.equals(request.getMethod())
            && request.getHeaders().getFirst("Upgrade") == null
            && accepts(request).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    if (!opensPage) {
      return loginNeeded(exchange, problems);
    }
    String wanted = request.getPath().value();
    String back = UriUtils.encode(wanted, StandardCharsets.UTF_8);
    return redirect(exchange, wanted.equals("/") ? "/login" : "/login?to=" + back);
  }

  private static List<MediaType> accepts(ServerHttpRequest request) {
    try {
      return request.getHeaders().getAccept();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static Mono<Void> loginNeeded(ServerWebExchange exchange, ProblemAnswers problems) {
    return problems.refuse(
        exchange, HttpStatus.UNAUTHORIZED, "login-needed", "Log in at /login first");
  }

  private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
    exchange.getResponse().getHeaders().setLocation(URI.create(path));
    return exchange.getResponse().setComplete();
  }

  /// A session is the only thing that makes a request somebody's.
  private record Recognised(Visitors visitors) implements ServerSecurityContextRepository {
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
      return Mono.empty();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
      Optional<SecurityContext> context = visitors.session(exchange).map(Recognised::context);
      return Mono.justOrEmpty(context);
    }

    private static SecurityContext context(Session session) {
      return new SecurityContextImpl(
          UsernamePasswordAuthenticationToken.authenticated(session.user(), null, List.of()));
    }
  }
}
