package dev.flare.simulator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Writes down every request as it comes out of the socket, before any fault may touch it.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Arrivals extends OncePerRequestFilter {
  private final List<String> requests = new ArrayList<>();
  private int inside;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    comes(request.getMethod() + " " + request.getRequestURI());
    try {
      chain.doFilter(request, response);
    } finally {
      goes();
    }
  }

  private synchronized void comes(String request) {
    requests.add(request);
    inside++;
  }

  private synchronized void goes() {
    inside--;
    notifyAll();
  }

  /// How many there were of a kind such as `POST /api/v2/convert/trade`.
  synchronized long of(String kind) {
    return requests.stream().filter(kind::equals).count();
  }

  synchronized void forget() {
    requests.clear();
  }

  /// Returns when the exchange is done with all that came.
  synchronized void awaitTheirEnd() throws InterruptedException {
    while (inside > 0) {
      wait();
    }
  }
}
