package dev.flare.pulse.web;

import dev.flare.service.web.Problem;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/// Turns every failure of a request into a problem answer: our own, Spring's, and those nobody
/// expected, which are logged under a number that the answer names. Who has left gets none.
@Component
@Order(-2)
public final class ProblemAnswers implements WebExceptionHandler {
  private final JsonMapper json;
  private final Surprises surprises;

  ProblemAnswers(JsonMapper json, InstantSource clock) {
    this.json = json;
    this.surprises = new Surprises(clock);
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(inWordsOfSpring(failure));
    }
    return LateFailures.isOfOneWhoLeft(failure) ? Mono.empty() : tell(exchange, body(failure));
  }

  /// Spring writes each failure into the log that it does not know as one of a caller who left.
  private static Throwable inWordsOfSpring(Throwable failure) {
    return LateFailures.isWithoutConnection(failure) ? new AbortedException(failure) : failure;
  }

  /// Answers a request that ends before any controller.
  public Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status, String code, String why) {
    return tell(exchange, new Problem(status, code, why).body());
  }

  private Mono<Void> tell(ServerWebExchange exchange, ProblemDetail body) {
    ServerHttpResponse response = exchange.getResponse();
    response.setRawStatusCode(body.getStatus());
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (Unread.isLeftBy(exchange.getRequest())) {
      response.getHeaders().set("Connection", "close");
    }
    DataBuffer bytes = response.bufferFactory().wrap(json.writeValueAsBytes(body));
    return response.writeWith(Mono.just(bytes));
  }

  private ProblemDetail body(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem.body();
      case ErrorResponse known -> Problem.bare(known.getStatusCode().value());
      default -> surprise(failure);
    };
  }

  private ProblemDetail surprise(Throwable failure) {
    String id = surprises.note(failure);
    return new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something unexpected happened; the log of this component tells more under " + id)
        .body();
  }
}
