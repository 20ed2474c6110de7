package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.fault.Call;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Looks at every request to the exchange before anybody else: not too many, and private calls only
/// with a right signature.
@Component
final class ExchangeDoor extends OncePerRequestFilter {
  /// The request attribute that holds the body, which can be read only once.
  static final String BODY = "dev.flare.simulator.body";

  static final String TIMESTAMP = "ACCESS-TIMESTAMP";

  private static final String KEY = "ACCESS-KEY";
  private static final int LARGEST_BODY = 64 << 10;

  private final RateLimits limits;
  private final SignatureCheck signatures;
  private final Rights rights;
  private final InstantSource clock;
  private final JsonMapper json;

  ExchangeDoor(
      RateLimits limits,
      SignatureCheck signatures,
      Rights rights,
      InstantSource clock,
      JsonMapper json) {
    this.limits = limits;
    this.signatures = signatures;
    this.rights = rights;
    this.clock = clock;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/v2/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      admit(request);
    } catch (Denial denial) {
      refuse(response, denial);
      return;
    }
    chain.doFilter(request, response);
  }

  private void admit(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI();
    boolean isPrivate = Call.isPrivate(path);
    String key = request.getHeader(KEY);
    String caller = isPrivate && key != null ? key : request.getRemoteAddr();
    limits.admit(path, caller);
    String body = body(request);
    request.setAttribute(BODY, body);
    if (isPrivate) {
      signatures.admit(sealed(request, body), clock.instant());
      rights.admit(path);
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

  private void refuse(HttpServletResponse response, Denial denial) throws IOException {
    response.setStatus(denial.code().status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(Envelope.of(denial, clock.instant())));
  }
}
