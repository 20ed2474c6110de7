package dev.flare.simulator.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Something between the clients and the exchange: sees its calls, not those of the dashboard.
public abstract class ExchangeFilter extends OncePerRequestFilter {
  private static final String CALLS = "/api/v2/";

  private final InstantSource clock;
  private final JsonMapper json;

  /// @param clock the exchange's
  protected ExchangeFilter(InstantSource clock, JsonMapper json) {
    this.clock = clock;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !pathOf(request).startsWith(CALLS);
  }

  /// The path as it will be dispatched, decoded and cleaned, so that no spelling gets past.
  protected static String pathOf(HttpServletRequest request) {
    return request.getServletPath();
  }

  protected final JsonMapper json() {
    return json;
  }

  /// Answers with one of the exchange's codes.
  protected final void refuse(HttpServletResponse response, int status, String code, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            json.writeValueAsBytes(
                json.createObjectNode()
                    .put("code", code)
                    .put("msg", text)
                    .put("requestTime", clock.instant().toEpochMilli())
                    .putNull("data")));
  }
}
