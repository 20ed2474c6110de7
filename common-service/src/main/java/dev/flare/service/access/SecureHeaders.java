package dev.flare.service.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// Headers that every answer carries, so that no browser does more with it than meant.
final class SecureHeaders {
  /// An answer that is no page may load nothing; the page replaces this by its own policy.
  private static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

  private SecureHeaders() {}

  static void on(HttpServletResponse response) {
    ALL.forEach(response::setHeader);
  }
}
