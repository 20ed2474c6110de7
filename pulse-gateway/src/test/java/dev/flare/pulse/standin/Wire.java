package dev.flare.pulse.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bare connection that sends the bytes it is told to and reads what comes back.
public final class Wire implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket = new Socket();

  private Wire(int port) {
    try {
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Wire to(int port) {
    return new Wire(port);
  }

  /// Sends one request on a connection of its own and reads its answer; `\n` stands for CRLF.
  public static Answer ask(int port, String request) {
    try (Wire wire = to(port)) {
      return wire.send(request).answer();
    }
  }

  /// Sends one request that cannot be understood.
  ///
  /// @return the answer, or nothing when the connection ended without one
  public static Optional<Answer> offer(int port, String request) {
    try {
      return Optional.of(ask(port, request));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  public Wire send(String text) {
    return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  public Wire send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says that nothing more is sent.
  public void leave() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the connection as one does who is cut off: without goodbye.
  public void vanish() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads one whole answer.
  public Answer answer() {
    try {
      InputStream in = socket.getInputStream();
      List<String> head = new ArrayList<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        head.add(line);
      }
      Answer bare = new Answer(head, "");
      return new Answer(head, body(in, bare));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the other side closes the connection.
  ///
  /// @return what came before
  public String rest() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketTimeoutException e) {
      throw new UncheckedIOException("it was not closed", e);
    } catch (IOException e) {
      return "reset";
    }
  }

  /// Reads until `end` was read.
  public String until(String end) {
    StringBuilder text = new StringBuilder();
    try {
      while (text.indexOf(end) < 0) {
        text.append((char) next(socket.getInputStream()));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("read only: " + text, e);
    }
  }

  private static String body(InputStream in, Answer head) throws IOException {
    if (head.header("Transfer-Encoding").equals("chunked")) {
      return chunks(in);
    }
    String length = head.header("Content-Length");
    int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private static String chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(in), 16);
    while (size > 0) {
      body.write(in.readNBytes(size));
      String _ = line(in);
      size = Integer.parseInt(line(in), 16);
    }
    String _ = line(in);
    return body.toString(StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(in); next != '\n'; next = next(in)) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static int next(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new IOException("the connection was closed");
    }
    return next;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a server answered.
  public record Answer(List<String> head, String body) {
    public int status() {
      return Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    }

    /// The first header of that name, or nothing.
    public String header(String name) {
      return headers(name).stream().findFirst().orElse("");
    }

    public List<String> headers(String name) {
      return head.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }

    /// The value of a cookie that is set.
    public String cookie(String name) {
      return headers("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
          .findFirst()
          .orElse("");
    }
  }
}
