package dev.flare.simulator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Writes down every request as it comes out of the socket, before any fault may touch it.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Arrivals extends OncePerRequestFilter {
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    requests.add(request.getMethod() + " " + request.getRequestURI());
    chain.doFilter(request, response);
  }

  /// How many there were of a kind such as `POST /api/v2/convert/trade`.
  long of(String kind) {
    return requests.stream().filter(kind::equals).count();
  }

  void forget() {
    requests.clear();
  }
}
