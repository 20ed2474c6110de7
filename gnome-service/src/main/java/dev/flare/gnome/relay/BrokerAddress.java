package dev.flare.gnome.relay;

import dev.flare.service.launch.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Where a STOMP broker listens, and who Gnome is there.
///
/// @param virtualHost in which the topics are; RabbitMQ's own is `/`
public record BrokerAddress(
    String host, int port, String login, Secret passcode, String virtualHost) {
  private static final int PORT = 61613;

  /// Reads `stomp://LOGIN:PASSCODE@HOST:PORT/VIRTUAL_HOST`; what follows the host may be missing.
  ///
  /// @throws IllegalArgumentException without the text, in which there is a password
  public static BrokerAddress parse(Secret text) {
    URI address = uri(text);
    String[] user = String.valueOf(address.getRawUserInfo()).split(":", 2);
    if (!"stomp".equals(address.getScheme()) || address.getHost() == null || user.length != 2) {
      throw new IllegalArgumentException("it is no such address");
    }
    return new BrokerAddress(
        address.getHost(),
        address.getPort() < 0 ? PORT : address.getPort(),
        decoded(user[0]),
        new Secret(decoded(user[1])),
        virtualHost(address.getRawPath()));
  }

  private static URI uri(Secret text) {
    try {
      return URI.create(text.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no address"); // without its text
    }
  }

  private static String virtualHost(String path) {
    return path.length() < 2 ? "/" : decoded(path.substring(1));
  }

  /// A plus sign stands for itself, as it does before a question mark.
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
