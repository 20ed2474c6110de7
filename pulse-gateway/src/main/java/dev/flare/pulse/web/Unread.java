package dev.flare.pulse.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// A body that a refusal does not read: the connection must end, or it would be read all the same.
final class Unread {
  private Unread() {}

  static boolean isLeftBy(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }
}
