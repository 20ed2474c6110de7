package dev.flare.pulse.door;

import dev.flare.pulse.web.ProblemAnswers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers 403 to everything that a banned address asks, before anything else is looked at, and
/// ends the connection.
@Component
@Order(Rules.BAN)
final class BanRule implements WebFilter {
  private static final Logger log = LoggerFactory.getLogger(BanRule.class);

  private final Attempts attempts;
  private final Callers callers;
  private final ProblemAnswers problems;
  private final AtomicBoolean warned = new AtomicBoolean();

  BanRule(Attempts attempts, Callers callers, ProblemAnswers problems) {
    this.attempts = attempts;
    this.callers = callers;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    warnOfDisbelief(request);
    if (!attempts.isBanned(callers.network(request))) {
      return chain.filter(exchange);
    }
    exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
    return problems.refuse(
        exchange, HttpStatus.FORBIDDEN, "banned", "Too many wrong logins from this address");
  }

  /// Told once: behind an unknown proxy everybody shares one address, and one ban.
  private void warnOfDisbelief(ServerHttpRequest request) {
    if (callers.isDisbelieved(request) && warned.compareAndSet(false, true)) {
      log.warn(
          "X-Forwarded-For from {} is ignored; if that is your reverse proxy, name it in"
              + " TRUSTED_PROXIES, or all its users are banned together",
          callers.address(request).getHostAddress());
    }
  }
}
