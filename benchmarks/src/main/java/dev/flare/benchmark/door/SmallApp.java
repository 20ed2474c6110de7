package dev.flare.benchmark.door;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// An app that answers everything with the same few bytes, so that what is measured is the way to
/// it. Pulse takes the answer for a good health.
public final class SmallApp {
  private static final int CALLERS_WAITING = 500;
  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json\r
      Content-Length: 16\r
      \r
      {"status": "UP"}\
      """
          .getBytes(StandardCharsets.US_ASCII);

  private SmallApp() {}

  /// @param arguments an env file of one line, which says `PORT=` and a number
  public static void main(String[] arguments) throws IOException {
    String port = Files.readString(Path.of(arguments[0])).strip().replace("PORT=", "");
    try (ServerSocket server =
        new ServerSocket(
            Integer.parseInt(port), CALLERS_WAITING, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket caller = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(caller));
      }
    }
  }

  private static void serve(Socket caller) {
    try (caller) {
      caller.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(caller.getInputStream());
      while (isAsked(in)) {
        caller.getOutputStream().write(ANSWER);
      }
    } catch (IOException _) {
      // The caller is gone.
    }
  }

  /// Reads a request without a body.
  private static boolean isAsked(InputStream in) throws IOException {
    int breaks = 0;
    while (breaks < 2) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      breaks = next == '\n' ? breaks + 1 : next == '\r' ? breaks : 0;
    }
    return true;
  }
}
