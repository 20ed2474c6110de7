package dev.flare.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// HTTP by hand over a bare socket, to see how a connection ends.
record Wire(int port) {
  private static final int PATIENCE_MS = 10_000;

  enum End {
    /// The server said that it was done.
    CLOSED,
    /// The connection was reset.
    RESET
  }

  /// @param text everything that came
  record Received(String text, End end) {
    String statusLine() {
      return text.lines().findFirst().orElse("");
    }

    String body() {
      int head = text.indexOf("\r\n\r\n");
      return head < 0 ? "" : text.substring(head + 4);
    }
  }

  static Wire to(int port) {
    return new Wire(port);
  }

  /// Sends no more than the head of a request and takes the head of what comes back.
  Received begin(String method, String target, Map<String, String> headers) {
    StringBuilder text = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
    headers.forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
    text.append("Host: 127.0.0.1:%d\r\n\r\n".formatted(port));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      byte[] head = new byte[2048];
      int length = socket.getInputStream().read(head);
      return new Received(
          new String(head, 0, Math.max(0, length), StandardCharsets.UTF_8), End.CLOSED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Received send(String method, String target, Map<String, String> headers, String body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket
          .getOutputStream()
          .write(text(method, target, headers, body).getBytes(StandardCharsets.UTF_8));
      return receive(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String method, String target, Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
    headers.forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
    return text.append("Host: 127.0.0.1:%d\r\nConnection: close\r\n".formatted(port))
        .append("Content-Length: %d\r\n\r\n".formatted(body.length()))
        .append(body)
        .toString();
  }

  private static Received receive(Socket socket) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    End end = End.CLOSED;
    try {
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        received.write(next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException e) {
      end = End.RESET;
    }
    return new Received(received.toString(StandardCharsets.UTF_8), end);
  }
}
