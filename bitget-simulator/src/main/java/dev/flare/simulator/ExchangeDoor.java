package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.ExchangeFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Looks at every request to the exchange before anybody else: not too many, and private calls only
/// with a right signature.
@Component
final class ExchangeDoor extends ExchangeFilter {
  /// The request attribute that holds the body, which can be read only once.
  static final String BODY = "dev.flare.simulator.body";

  static final String TIMESTAMP = "ACCESS-TIMESTAMP";

  private static final String KEY = "ACCESS-KEY";
  private static final int LARGEST_BODY = 64 << 10;

  private final RateLimits limits;
  private final SignatureCheck signatures;
  private final Rights rights;
  private final InstantSource clock;

  ExchangeDoor(
      RateLimits limits,
      SignatureCheck signatures,
      Rights rights,
      InstantSource clock,
      JsonMapper json) {
    super(clock, json);
    this.limits = limits;
    this.signatures = signatures;
    this.rights = rights;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      admit(request);
    } catch (Denial denial) {
      refuse(response, denial.code().status(), denial.code().number(), denial.text());
      return;
    }
    chain.doFilter(new JsonWanted(request), response);
  }

  private void admit(HttpServletRequest request) throws IOException {
    String path = pathOf(request);
    boolean isPrivate = Call.isPrivate(path);
    String key = request.getHeader(KEY);
    String caller = isPrivate && key != null ? key : request.getRemoteAddr();
    limits.admit(path, caller);
    String body = body(request);
    request.setAttribute(BODY, body);
    if (isPrivate) {
      signatures.admit(sealed(request, body), clock.instant());
      rights.admitFrom(request.getRemoteAddr());
      rights.admit(path);
    }
    requireReadableQuery(request);
  }

  private static void requireReadableQuery(HttpServletRequest request) {
    try {
      var _ = request.getParameterMap();
    } catch (IllegalStateException e) {
      throw new Denial(Code.PARAMETER_INVALID, "The query cannot be read");
    }
  }

  private static String body(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new Denial(Code.PARAMETER_INVALID, "The body is too large");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static SealedRequest sealed(HttpServletRequest request, String body) {
    String query = request.getQueryString();
    return new SealedRequest(
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        body,
        request.getHeader(KEY),
        request.getHeader("ACCESS-SIGN"),
        request.getHeader(TIMESTAMP),
        request.getHeader("ACCESS-PASSPHRASE"),
        request.getContentType());
  }

  /// Whatever a caller would rather have, the exchange speaks JSON.
  private static final class JsonWanted extends HttpServletRequestWrapper {
    JsonWanted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
          ? Collections.enumeration(List.of(MediaType.APPLICATION_JSON_VALUE))
          : super.getHeaders(name);
    }
  }
}
