package dev.flare.simulator.fault;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open connections of the web server, which can be reset one by one.
public final class Connections extends NioEndpoint {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  /// The web server's protocol over connections that can be reached; made by the server itself.
  public static final class Protocol extends Http11NioProtocol {
    private final Connections connections;

    public Protocol() {
      this(new Connections());
    }

    private Protocol(Connections connections) {
      super(connections);
      this.connections = connections;
    }

    public Connections connections() {
      return connections;
    }
  }

  /// Throws a connection away, as a machine does that has forgotten it: what is still to be sent is
  /// dropped and the other side gets an RST.
  ///
  /// @param port of the other side
  public void reset(int port) {
    getConnections().stream().filter(each -> each.getRemotePort() == port).forEach(this::reset);
  }

  private void reset(SocketWrapperBase<NioChannel> connection) {
    SocketChannel channel = connection.getSocket().getIOChannel();
    if (channel == null) {
      return;
    }
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    } catch (IOException e) {
      log.debug("The connection from port {} is gone already", connection.getRemotePort(), e);
    }
    // A channel that a selector watches is truly closed when the selector has let go of it.
    getPoller().getSelector().wakeup();
  }
}
