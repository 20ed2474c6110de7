package dev.flare.pulse.proxy;

import dev.flare.pulse.app.AppOnPort;
import java.net.URI;
import org.springframework.web.server.ServerWebExchange;

/// One request on its way to an app.
record Proxied(ProxyPath path, AppOnPort.Up app) {
  private static final String KEY = Proxied.class.getName();

  static Proxied of(ServerWebExchange exchange) {
    Proxied proxied = exchange.getAttribute(KEY);
    if (proxied == null) {
      throw new IllegalStateException("Only the route to the apps sends requests on");
    }
    return proxied;
  }

  void noteOn(ServerWebExchange exchange) {
    exchange.getAttributes().put(KEY, this);
  }

  /// Where the app is asked.
  URI address(URI asked) {
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return URI.create(app.address() + path.rest() + query);
  }

  /// Where the app's own pages would say that they are.
  String origin() {
    return app.address().toString();
  }
}
