package dev.flare.bitget.socket;

import java.net.URI;

/// Where an exchange pushes, by where its REST API is.
public final class SocketUrl {
  private static final String PATH = "/v2/ws/public";

  private SocketUrl() {}

  /// BitGet has hosts of its own for this; a stand-in has it beside its REST API.
  ///
  /// @param exchange an `http` or `https` address
  public static URI of(URI exchange) {
    String scheme = exchange.getScheme().equals("https") ? "wss" : "ws";
    String authority =
        switch (exchange.getHost()) {
          case "api.bitget.com" -> "ws.bitget.com";
          case "vip-api.bitget.com" -> "vip-ws.bitget.com";
          default -> exchange.getRawAuthority();
        };
    return URI.create(scheme + "://" + authority + PATH);
  }

  /// @throws IllegalArgumentException when `text` is no `ws` or `wss` address
  public static URI parse(String text) {
    URI address = URI.create(text);
    boolean socket = "ws".equals(address.getScheme()) || "wss".equals(address.getScheme());
    if (!socket || address.getHost() == null) {
      throw new IllegalArgumentException("it is no WebSocket address");
    }
    return address;
  }
}
