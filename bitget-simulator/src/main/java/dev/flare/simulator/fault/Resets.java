package dev.flare.simulator.fault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Resets connections of the running web server.
@Component
public final class Resets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private volatile @Nullable Connections connections;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(Connections.Protocol.class.getName());
    factory.addConnectorCustomizers(connector -> {
      if (connector.getProtocolHandler() instanceof Connections.Protocol protocol) {
        connections = protocol.connections();
      }
    });
  }

  /// @param port of the other side
  public void connectionFrom(int port) {
    Connections open = connections;
    if (open == null) {
      throw new IllegalStateException("There is no web server to reset a connection of");
    }
    open.reset(port);
  }
}
