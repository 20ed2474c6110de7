package dev.flare.pulse.door;

import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.page.LoginPage;
import dev.flare.pulse.page.LoginPage.Answer;
import dev.flare.pulse.page.LoginWords;
import dev.flare.service.web.Problem;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /login`, `POST /login`, `POST /logout`: forms that work without a script.
@RestController
final class LoginController {
  private static final Logger log = LoggerFactory.getLogger(LoginController.class);
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /// Where one may be led after the login: an app, nowhere else.
  private static final Pattern APP = Pattern.compile("/[1-9][0-9]{0,4}/[A-Za-z0-9/_.-]*");

  private final DoorSettings settings;
  private final Visitors visitors;
  private final Sessions sessions;
  private final Callers callers;
  private final Attempts attempts;
  private final PasswordDesk desk;
  private final Journal journal;

  LoginController(
      DoorSettings settings,
      Visitors visitors,
      Sessions sessions,
      Callers callers,
      Attempts attempts,
      PasswordDesk desk,
      Journal journal) {
    this.settings = settings;
    this.visitors = visitors;
    this.sessions = sessions;
    this.callers = callers;
    this.attempts = attempts;
    this.desk = desk;
    this.journal = journal;
  }

  @GetMapping("/login")
  Mono<ResponseEntity<String>> form(ServerWebExchange exchange) {
    return visitors.session(exchange).isPresent()
        ? Mono.just(seeOther("/"))
        : form(exchange, HttpStatus.OK, Answer.NONE);
  }

  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Mono<ResponseEntity<String>> login(ServerWebExchange exchange) {
    return CsrfTokens.form(exchange)
        .flatMap(form ->
            Credentials.of(form)
                .map(shown -> login(exchange, shown, target(form.getFirst("to"))))
                .orElseGet(() -> form(exchange, HttpStatus.BAD_REQUEST, Answer.INCOMPLETE)));
  }

  @PostMapping("/logout")
  ResponseEntity<String> logout(ServerWebExchange exchange) {
    visitors
        .session(exchange)
        .ifPresent(session -> journal.note(new Happening.LoggedOut(session.address())));
    endSession(exchange);
    visitors.forget(exchange);
    return seeOther("/login");
  }

  /// The answer still goes out on its connection.
  private void endSession(ServerWebExchange exchange) {
    Channel own = OpenStreams.channel(exchange.getRequest());
    visitors.session(exchange).ifPresent(session -> sessions.end(session, Set.of(own)));
  }

  private Mono<ResponseEntity<String>> login(
      ServerWebExchange exchange, Credentials shown, String target) {
    Network caller = callers.network(exchange.getRequest());
    return switch (attempts.begin(caller)) {
      case GRANTED ->
          judged(shown, caller, address(exchange))
              .flatMap(right ->
                  right
                      ? welcome(exchange, target)
                      : form(exchange, HttpStatus.UNAUTHORIZED, Answer.WRONG));
      case BUSY ->
          Mono.error(
              new Problem(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "login-pending",
                  "Logins of this address are being judged; wait for their answers"));
      case BANNED ->
          Mono.error(
              new Problem(
                  HttpStatus.FORBIDDEN, "banned", "Too many wrong logins from this address"));
    };
  }

  /// Counts what was found, also where the caller does not wait for it: what is kept for others is
  /// not stopped by one who leaves.
  Mono<Boolean> judged(Credentials shown, Network caller, InetAddress address) {
    return desk.judge(shown, caller)
        .doOnError(_ -> attempts.withdrawn(caller))
        .doOnNext(right -> count(right, caller, address))
        .cache();
  }

  /// One line for each failure, which fail2ban reads; nothing in it was typed by the caller.
  private void count(boolean right, Network caller, InetAddress address) {
    if (right) {
      attempts.succeeded(caller);
    } else {
      int wrong = attempts.failed(caller);
      log.warn(
          "login failed address={} attempt={} of={}",
          address.getHostAddress(),
          wrong,
          settings.limit().most());
      journal.note(new Happening.LoginFailed(address, wrong));
      if (wrong == settings.limit().most()) {
        journal.note(new Happening.Banned(caller.toString()));
      }
    }
  }

  private Mono<ResponseEntity<String>> welcome(ServerWebExchange exchange, String target) {
    endSession(exchange);
    String agent = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
    visitors.remember(
        exchange,
        sessions.open(
            settings.user(), callers.address(exchange.getRequest()), agent == null ? "" : agent));
    InetAddress address = address(exchange);
    log.info("login succeeded address={}", address.getHostAddress());
    journal.note(new Happening.LoggedIn(address));
    return Mono.just(seeOther(target));
  }

  private InetAddress address(ServerWebExchange exchange) {
    return callers.address(exchange.getRequest());
  }

  private Mono<ResponseEntity<String>> form(
      ServerWebExchange exchange, HttpStatus status, Answer answer) {
    String target = target(exchange.getRequest().getQueryParams().getFirst("to"));
    return csrf(exchange)
        .map(token ->
            ResponseEntity.status(status)
                .contentType(HTML)
                .body(
                    new LoginPage(
                            settings.title(),
                            token.getToken(),
                            target,
                            settings.authenticator().isPresent(),
                            answer,
                            LoginWords.of(
                                exchange
                                    .getRequest()
                                    .getHeaders()
                                    .getFirst(HttpHeaders.ACCEPT_LANGUAGE)))
                        .html()));
  }

  private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null ? Mono.empty() : token;
  }

  private static String target(@Nullable String wanted) {
    return Optional.ofNullable(wanted).filter(path -> APP.matcher(path).matches()).orElse("/");
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
