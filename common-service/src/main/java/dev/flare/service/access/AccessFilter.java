package dev.flare.service.access;

import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.web.Problem;
import dev.flare.service.web.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses callers without the token, where there is one, and browsers on foreign pages.
///
/// Without a token only this machine can connect, and then only by one of its local names: a page
/// whose own name was pointed at this machine afterwards (DNS rebinding) gets nothing.
///
/// Open without a token are the page itself, which then asks for it, and the STOMP handshake, whose
/// CONNECT frame carries it; health and metrics are open to this machine. A request that changes
/// something, or opens a WebSocket, must come from the component's own page when a browser says
/// where it comes from.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class AccessFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "Bearer ";

  /// Files of the dashboard: a name with an extension, outside the directories of the APIs.
  private static final Pattern ASSET = Pattern.compile("/(?!api/|v3/|actuator/).*\\.[a-z0-9]+");

  private final Optional<Secret> token;
  private final JsonMapper json;

  AccessFilter(ServiceSettings settings, JsonMapper json) {
    this.token = settings.accessToken();
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SecureHeaders.on(response);
    if (token.isEmpty() && !LocalName.isIn(request)) {
      refuse(
          response,
          HttpStatus.FORBIDDEN,
          "host-foreign",
          "Without ACCESS_TOKEN this component answers to 127.0.0.1 and localhost only");
    } else if (isForeign(request)) {
      refuse(response, HttpStatus.FORBIDDEN, "origin-foreign", "Another site's page sent this");
    } else if (needsToken(request) && !showsToken(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(
          response,
          HttpStatus.UNAUTHORIZED,
          "token-needed",
          "Send the header Authorization: Bearer <ACCESS_TOKEN>");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    boolean matters =
        !READING.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
    return matters && origin != null && !new Origin(origin).isOf(request);
  }

  /// Decides by the path as it will be dispatched, decoded and cleaned; what is not known to be
  /// harmless is protected.
  private static boolean needsToken(HttpServletRequest request) {
    String path = request.getServletPath();
    if (path.startsWith("/actuator/")) {
      return !isLocal(request);
    }
    return !path.equals("/") && !path.equals("/ws") && !ASSET.matcher(path).matches();
  }

  private boolean showsToken(HttpServletRequest request) {
    return token.map(wanted -> wanted.matches(shown(request))).orElse(true);
  }

  private static String shown(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }

  /// Asks the connection itself: headers may claim any sender.
  private static boolean isLocal(ServletRequest request) {
    ServletRequest bare = request;
    while (bare instanceof ServletRequestWrapper wrapper) {
      bare = wrapper.getRequest();
    }
    return isLoopback(bare.getRemoteAddr());
  }

  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
      throws IOException {
    new ProblemResponse(response, json).tell(new Problem(status, code, detail));
  }
}
