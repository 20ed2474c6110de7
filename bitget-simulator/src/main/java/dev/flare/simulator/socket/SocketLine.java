package dev.flare.simulator.socket;

import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Resets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.SessionLimitExceededException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A subscriber's connection, on which pushes may be struck by faults.
record SocketLine(WebSocketSession session, int port, Faults faults, Resets resets)
    implements Subscriber.Line {
  private static final Logger log = LoggerFactory.getLogger(SocketLine.class);

  @Override
  public void answer(String text) {
    try {
      session.sendMessage(new TextMessage(text));
    } catch (SessionLimitExceededException e) {
      log.info("connection from port {} does not keep up", port);
      close();
    } catch (IOException | IllegalStateException e) {
      log.debug("connection from port {} is gone", port, e);
    }
  }

  /// Among the faults a reset resets the connection, an empty answer loses the push, and a refusal
  /// takes its place.
  @Override
  public void push(String text) {
    List<Fault> striking = faults.strike(Call.PUSH);
    if (striking.stream().anyMatch(Fault.Reset.class::isInstance)) {
      resets.connectionFrom(port);
    } else if (striking.stream().noneMatch(Fault.Empty.class::isInstance)) {
      answer(refusal(striking).orElse(text));
    }
  }

  private static Optional<String> refusal(List<Fault> striking) {
    return striking.stream()
        .flatMap(fault -> fault instanceof Fault.Refuse refuse ? Stream.of(refuse) : null)
        .map(SocketLine::error)
        .findFirst();
  }

  /// With a number where it is one, as the exchange writes it here.
  private static String error(Fault.Refuse refuse) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("event", "error");
    if (refuse.code().matches("[0-9]{1,9}")) {
      event.put("code", Integer.parseInt(refuse.code()));
    } else {
      event.put("code", refuse.code());
    }
    return event.put("msg", refuse.text()).toString();
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
