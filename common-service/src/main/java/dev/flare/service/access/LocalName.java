package dev.flare.service.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names by which a machine knows itself, and nobody else can own: `localhost`, 127.0.0.0/8,
/// `[::1]`.
final class LocalName {
  private static final Pattern WITH_PORT =
      Pattern.compile(
          "(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private LocalName() {}

  /// Whether the request asks for such a name. One that asks for no name at all is no browser's.
  static boolean isIn(HttpServletRequest request) {
    @Nullable String host = request.getHeader("Host");
    return host == null || host.isEmpty() || WITH_PORT.matcher(host).matches();
  }
}
