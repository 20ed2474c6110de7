package dev.flare.simulator.socket;

import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Resets;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// A subscriber's connection, on which pushes may be struck by faults.
record SocketLine(WebSocketSession session, int port, Faults faults, Resets resets)
    implements Subscriber.Line {
  private static final Logger log = LoggerFactory.getLogger(SocketLine.class);

  @Override
  public void answer(String text) {
    try {
      session.sendMessage(new TextMessage(text));
    } catch (IOException | IllegalStateException e) {
      log.debug("connection from port {} is gone", port, e);
    }
  }

  /// Among the faults a reset resets the connection, an empty answer loses the push.
  @Override
  public void push(String text) {
    List<Fault> striking = faults.strike(PublicSocket.PATH);
    if (striking.stream().anyMatch(Fault.Reset.class::isInstance)) {
      resets.connectionFrom(port);
    } else if (striking.stream().noneMatch(Fault.Empty.class::isInstance)) {
      answer(text);
    }
  }

  @Override
  public void close() {
    try {
      session.close(CloseStatus.POLICY_VIOLATION);
    } catch (IOException e) {
      log.debug("connection from port {} is gone", port, e);
    }
  }
}
