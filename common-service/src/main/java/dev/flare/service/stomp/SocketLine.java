package dev.flare.service.stomp;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket; frames that go out together leave in as few packets as can be.
final class SocketLine implements Line {
  private static final Logger log = LoggerFactory.getLogger(SocketLine.class);
  private static final long SEND_MS = 10_000;

  private final Session session;
  private final RemoteEndpoint.Basic remote;

  SocketLine(Session session) {
    this.session = session;
    this.remote = session.getBasicRemote();
    session.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_MS);
  }

  @Override
  public void write(List<Frame> frames) throws IOException {
    // Only while several are written: else an answer to a ping would wait for the next message.
    remote.setBatchingAllowed(frames.size() > 1);
    for (Frame each : frames) {
      write(each);
    }
    remote.setBatchingAllowed(false);
  }

  private void write(Frame frame) throws IOException {
    try (Writer text = remote.getSendWriter()) {
      for (char[] piece : frame.pieces()) {
        text.write(piece);
      }
    }
  }

  @Override
  public void close() {
    try {
      session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));
    } catch (IOException | IllegalStateException e) {
      log.debug("A listener is gone", e);
    }
  }
}
