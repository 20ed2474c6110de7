package dev.flare.service.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a browser says that a request comes from: the value of the header `Origin`.
///
/// The scheme is not compared: behind a gateway that speaks TLS this component cannot know it.
record Origin(String value) {
  /// Whether the page came from where the request goes to.
  boolean isOf(HttpServletRequest request) {
    String authority = authority();
    return authority != null
        && (authority.equalsIgnoreCase(request.getHeader("Host"))
            || authority.equalsIgnoreCase(request.getServerName())
            || authority.equalsIgnoreCase(request.getServerName() + ":" + request.getServerPort()));
  }

  private @Nullable String authority() {
    try {
      return URI.create(value).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
