package dev.flare.service.web;

import java.net.URI;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/// Turns every exception of a request into a problem answer: our own, Spring's, and those nobody
/// expected, which are logged under a number that the answer names.
@RestControllerAdvice
final class ProblemAnswers extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final URI NO_TYPE = URI.create("about:blank");

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    return ResponseEntity.status(problem.status()).body(problem.body());
  }

  /// The server notices what it cannot decode only when somebody asks for a parameter.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> undecodable(InvalidParameterException e) {
    return refused(
        new Problem(
            HttpStatus.BAD_REQUEST,
            "query-unreadable",
            "The query of the address cannot be decoded; write a percent sign as %25"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> surprised(RuntimeException surprise) {
    String id = UUID.randomUUID().toString();
    log.error("request failed id={}", id, surprise);
    return refused(
        new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something unexpected happened; the log of this component tells more under " + id));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Throwable cause = e.getMostSpecificCause();
    if (cause instanceof Problem problem) {
      return handleExceptionInternal(e, problem.body(), headers, problem.status(), request);
    }
    ProblemDetail body =
        ProblemDetail.forStatusAndDetail(
            status, "The body is no JSON of the expected shape" + where(cause));
    body.setType(Problem.type("body-unreadable"));
    return handleExceptionInternal(e, body, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail body =
        ProblemDetail.forStatusAndDetail(
            status, "%s cannot be '%s'".formatted(e.getPropertyName(), e.getValue()));
    body.setType(Problem.type("parameter-malformed"));
    return handleExceptionInternal(e, body, headers, status, request);
  }

  /// Nobody is there any more who could be told anything.
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return DisconnectedClientHelper.isClientDisconnectedException(e)
        ? null
        : super.handleExceptionInternal(e, body, headers, status, request);
  }

  /// Every answer gets a stable type: where nobody chose one, the name of its status.
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && (problem.getType() == null || NO_TYPE.equals(problem.getType()))) {
      problem.setType(Problem.type(Problem.codeOf(status.value())));
    }
    return new ResponseEntity<>(body, headers, status);
  }

  /// In words of the caller: where the text ceases to fit. What Jackson says names classes.
  private static String where(Throwable cause) {
    return cause instanceof JacksonException json && json.getLocation() != null
        ? ", line %d, column %d"
            .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : "";
  }
}
