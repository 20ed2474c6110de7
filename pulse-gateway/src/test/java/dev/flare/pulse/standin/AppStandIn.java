package dev.flare.pulse.standin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on this machine that counts connections, remembers each request to the byte, and
/// answers what it is told to.
public final class AppStandIn implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile String answer =
      "HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 5\n\nhello";

  private volatile HangUp hangUp = HangUp.NEVER;

  private AppStandIn() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public static AppStandIn start() {
    return new AppStandIn();
  }

  /// A port on which nobody listens.
  public static int nobodysPort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request as it arrived.
  public record Asked(List<String> head, String body) {
    public String line() {
      return head.getFirst();
    }

    public List<String> headers(String name) {
      return new Wire.Answer(head, "").headers(name);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// Waits until it was asked so often, 30 s at most.
  public List<Asked> awaitAsked(int times) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    synchronized (asked) {
      while (asked.size() < times && System.nanoTime() < deadline) {
        asked.wait(1000);
      }
    }
    return asked();
  }

  /// @param text `\n` stands for CRLF
  public void answers(String text) {
    answer = text;
  }

  /// When it ends a connection although it has just read a request.
  public enum HangUp {
    NEVER,
    /// From the second request on a connection.
    WHEN_KEPT,
    /// So that what was sent to it is lost.
    WITH_A_RESET
  }

  public void hangsUp(HangUp when) {
    hangUp = when;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    int answered = 0;
    try (caller) {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
        Asked now = new Asked(head, body(in, new Asked(head, "")));
        synchronized (asked) {
          asked.add(now);
          asked.notifyAll();
        }
        if (hangUp == HangUp.WITH_A_RESET) {
          caller.setSoLinger(true, 0);
          return;
        }
        if (hangUp == HangUp.WHEN_KEPT && answered > 0) {
          return;
        }
        answered++;
        caller
            .getOutputStream()
            .write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        caller.getOutputStream().flush();
      }
    } catch (IOException _) {
      // The caller is gone.
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    return head;
  }

  private static String body(InputStream in, Asked head) throws IOException {
    StringBuilder body = new StringBuilder();
    if (head.headers("Transfer-Encoding").contains("chunked")) {
      for (int size = Integer.parseInt(line(in), 16);
          size > 0;
          size = Integer.parseInt(line(in), 16)) {
        body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
        String _ = line(in);
      }
      String _ = line(in);
    }
    for (String length : head.headers("Content-Length")) {
      body.append(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1));
    }
    return body.toString();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One that says nothing until it is told what.
  public static Slow slow() {
    try {
      return new Slow(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers its only caller word by word.
  public static final class Slow implements AutoCloseable {
    private final ServerSocket server;
    private Optional<Socket> caller = Optional.empty();

    private Slow(ServerSocket server) {
      this.server = server;
    }

    public int port() {
      return server.getLocalPort();
    }

    /// @param text `\n` stands for CRLF
    public void say(String text) {
      try {
        Socket to = caller.isPresent() ? caller.get() : server.accept();
        caller = Optional.of(to);
        to.getOutputStream()
            .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Reads until the caller is gone.
    public String heard() {
      try {
        return new String(
            caller.orElseThrow().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        return "reset";
      }
    }

    @Override
    public void close() {
      try {
        server.close();
        if (caller.isPresent()) {
          caller.get().close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
