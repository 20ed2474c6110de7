package dev.flare.pulse.door;

import io.netty.channel.Channel;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// Ties every answer that is still being given to the session it is given to, so that it ends with
/// it, a WebSocket until its connection ends; and gives pages of a session the token they must
/// show.
@Component
@Order(Rules.WATCH)
final class OpenStreams implements WebFilter {
  private final DoorSettings settings;
  private final Visitors visitors;

  OpenStreams(DoorSettings settings, Visitors visitors) {
    this.settings = settings;
    this.visitors = visitors;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Optional<Session> session = visitors.session(exchange);
    return session.isEmpty()
        ? proofWhereNobodyLogsIn(exchange).then(chain.filter(exchange))
        : watched(exchange, chain, session.get());
  }

  /// Without a login pages of ours still have to prove that they are.
  private Mono<Void> proofWhereNobodyLogsIn(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return settings.wantsLogin() || token == null ? Mono.empty() : token.then();
  }

  private Mono<Void> watched(ServerWebExchange exchange, WebFilterChain chain, Session session) {
    if (!visitors.csrfCookie(exchange).equals(Optional.of(session.csrf()))) {
      visitors.give(exchange, session.csrf());
    }
    Channel channel = channel(exchange.getRequest());
    session.attach(channel);
    if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.UPGRADE)) {
      channel.closeFuture().addListener(_ -> session.detach(channel));
      return chain.filter(exchange);
    }
    return chain.filter(exchange).doFinally(_ -> session.detach(channel));
  }

  /// The connection on which the request came.
  static Channel channel(ServerHttpRequest request) {
    HttpServerRequest bare = ServerHttpRequestDecorator.getNativeRequest(request);
    Channel[] channel = new Channel[1];
    bare.withConnection(connection -> channel[0] = connection.channel());
    return channel[0];
  }
}
