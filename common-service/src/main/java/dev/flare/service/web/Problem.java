package dev.flare.service.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// A refusal that the caller is told as RFC 9457 `application/problem+json`.
///
/// Throw it from anything a controller calls. The code is stable: clients compare
/// `urn:flare:problem:<code>`, people read the detail.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TYPES = "urn:flare:problem:";

  private final HttpStatus status;
  private final String code;
  private final String detail;

  /// @param code lower-case words with hyphens, such as `pair-unknown`
  /// @param detail what is wrong, with the value, and what to do
  public Problem(HttpStatus status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /// 404: what the address names is not there.
  public static Problem notFound(String code, String detail) {
    return new Problem(HttpStatus.NOT_FOUND, code, detail);
  }

  /// 409: the present state does not allow it.
  public static Problem conflict(String code, String detail) {
    return new Problem(HttpStatus.CONFLICT, code, detail);
  }

  /// 422: readable, but not what is asked for.
  public static Problem malformed(String code, String detail) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }

  /// 503: another party does not answer now; later it may.
  public static Problem unavailable(String code, String detail) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
  }

  public HttpStatus status() {
    return status;
  }

  /// The stable name as it travels.
  public URI type() {
    return type(code);
  }

  /// What the caller is told.
  public ProblemDetail body() {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setType(type());
    return body;
  }

  /// What can be said where nothing is known but a status: its name is the type.
  public static ProblemDetail bare(int status) {
    ProblemDetail body = ProblemDetail.forStatus(status);
    body.setType(type(codeOf(status)));
    return body;
  }

  static String codeOf(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null
        ? "status-" + status
        : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static URI type(String code) {
    return URI.create(TYPES + code);
  }
}
