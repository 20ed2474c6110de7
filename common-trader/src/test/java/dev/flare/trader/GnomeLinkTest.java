package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class GnomeLinkTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;

  private ServerSocket gnome;

  @BeforeEach
  void listen() throws IOException {
    gnome = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    gnome.close();
  }

  @Test
  void endsQuietlyWhileGnomeIsAboutToGreet(CapturedOutput said) throws Exception {
    GnomeLink link = link();
    link.start();
    try (Socket caller = gnome.accept()) {
      caller.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(caller.getInputStream());
      caller.getOutputStream().write(handshake(head(in)));
      assertThat(frame(in)).as("the kind of frame that CONNECT comes in").isEqualTo(TEXT);

      link.close();
      greet(caller.getOutputStream());

      assertThat(closing(in)).as("the link says that it leaves").isTrue();
      caller.getOutputStream().write(new byte[] {(byte) CLOSE, 0});
      assertThat(in.readAllBytes()).as("what came after it had left").isEmpty();
    }
    assertThat(said).doesNotContain("ERROR").doesNotContain("Exception");
  }

  private GnomeLink link() {
    URI address = URI.create("http://127.0.0.1:" + gnome.getLocalPort());
    return new GnomeLink(new TraderSettings.Gnome(address, Optional.empty()), () -> {}, _ -> {});
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static byte[] handshake(String head) throws Exception {
    String key = head.replaceFirst("(?is).*sec-websocket-key: *(\\S+).*", "$1");
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest(
                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
    return """
    HTTP/1.1 101 Switching Protocols\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Sec-WebSocket-Protocol: v12.stomp\r
    Sec-WebSocket-Accept: %s\r
    \r
    """
        .formatted(Base64.getEncoder().encodeToString(hash))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Whether a frame that closes comes, whatever comes before it.
  private static boolean closing(InputStream in) throws IOException {
    int kind = frame(in);
    while (kind >= 0 && kind != CLOSE) {
      kind = frame(in);
    }
    return kind == CLOSE;
  }

  /// Reads one short masked frame of the WebSocket.
  ///
  /// @return its first byte, or -1 at the end
  private static int frame(InputStream in) throws IOException {
    int kind = in.read();
    if (kind >= 0) {
      int length = in.read() & 0x7F;
      in.skipNBytes(4 + length);
    }
    return kind;
  }

  /// STOMP's answer, in one frame of the WebSocket.
  private static void greet(OutputStream out) throws IOException {
    byte[] connected =
        "CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0".getBytes(StandardCharsets.US_ASCII);
    out.write(new byte[] {(byte) TEXT, (byte) connected.length});
    out.write(connected);
    out.flush();
  }
}
