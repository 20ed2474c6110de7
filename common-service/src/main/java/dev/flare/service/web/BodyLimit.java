package dev.flare.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import tools.jackson.databind.json.JsonMapper;

/// Refuses a body larger than any call needs with 413, before it fills the memory: by the length it
/// is announced with, or while it is read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodyLimit extends OncePerRequestFilter {
  static final int LARGEST_BYTES = 64 * 1024;

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final JsonMapper json;

  BodyLimit(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return WITHOUT_BODY.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LARGEST_BYTES) {
      new ProblemResponse(response, json).tell(tooLarge());
    } else {
      chain.doFilter(new Limited(request), response);
    }
  }

  private static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "A body has at most %d bytes here".formatted(LARGEST_BYTES));
  }

  /// Counts what is read of a body that came without its length.
  private static final class Limited extends ContentCachingRequestWrapper {
    Limited(HttpServletRequest request) {
      super(request, LARGEST_BYTES);
    }

    @Override
    protected void handleContentOverflow(int limit) {
      throw tooLarge();
    }
  }
}
