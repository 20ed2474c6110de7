package dev.flare.pulse.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Tells where requests come from and whether they came over TLS, by the connection itself; what
/// headers claim counts only as far as trusted proxies wrote it.
public final class Callers {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final Pattern BRACKETED = Pattern.compile("\\[([^]]*)](?::[0-9]{1,5})?");
  private static final Pattern DOTTED_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");

  private final List<Network> trusted;

  public Callers(List<Network> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /// The nearest address that is no trusted proxy's.
  public InetAddress address(ServerHttpRequest request) {
    InetAddress nearest = peer(request);
    if (!isTrusted(nearest)) {
      return nearest;
    }
    List<String> hops = hops(request);
    for (int i = hops.size() - 1; i >= 0 && isTrusted(nearest); i--) {
      Optional<InetAddress> before = literal(hops.get(i));
      if (before.isEmpty()) {
        return nearest;
      }
      nearest = before.get();
    }
    return nearest;
  }

  /// What counts as one caller where wrong logins are counted.
  Network network(ServerHttpRequest request) {
    return Network.around(address(request));
  }

  /// Whether the browser speaks TLS to us, or to a trusted proxy before us.
  public boolean isSecure(ServerHttpRequest request) {
    List<String> schemes = values(request, "X-Forwarded-Proto");
    return request.getSslInfo() != null
        || (isTrusted(peer(request))
            && !schemes.isEmpty()
            && schemes.getLast().equalsIgnoreCase("https"));
  }

  /// Whether the header tells of somebody whom we do not believe.
  boolean isDisbelieved(ServerHttpRequest request) {
    return request.getHeaders().containsHeader(FORWARDED_FOR) && !isTrusted(peer(request));
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static InetAddress peer(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    if (remote == null || remote.getAddress() == null) {
      throw new IllegalStateException("A request without a connection");
    }
    return remote.getAddress();
  }

  private static List<String> hops(ServerHttpRequest request) {
    return values(request, FORWARDED_FOR);
  }

  private static List<String> values(ServerHttpRequest request, String header) {
    List<String> values = new ArrayList<>();
    request
        .getHeaders()
        .getOrEmpty(header)
        .forEach(
            line -> Arrays.stream(line.split(",", -1)).map(String::strip).forEach(values::add));
    return values;
  }

  /// Some proxies add the port.
  private static Optional<InetAddress> literal(String hop) {
    String address = unwrapped(BRACKETED, unwrapped(DOTTED_WITH_PORT, hop));
    try {
      return Optional.of(Network.address(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String unwrapped(Pattern form, String hop) {
    Matcher found = form.matcher(hop);
    return found.matches() ? found.group(1) : hop;
  }
}
