package dev.flare.pulse.alert;

import dev.flare.service.launch.Secret;
import java.net.URI;

/// An address that whoever knows it may use: it prints as stars.
record SecretAddress(URI uri) {
  /// @throws IllegalArgumentException without the address in it
  static SecretAddress parse(Secret text) {
    try {
      URI uri = URI.create(text.value());
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isWeb && uri.getHost() != null) {
        return new SecretAddress(uri);
      }
    } catch (IllegalArgumentException _) {
      // Its message would tell the address.
    }
    throw new IllegalArgumentException("it is no web address");
  }

  /// The same with something behind its path.
  SecretAddress below(String more) {
    String text = uri.toString();
    int query = text.indexOf('?');
    String path = (query < 0 ? text : text.substring(0, query)).replaceFirst("/+$", "");
    return new SecretAddress(URI.create(path + more + (query < 0 ? "" : text.substring(query))));
  }

  @Override
  public String toString() {
    return "***";
  }
}
