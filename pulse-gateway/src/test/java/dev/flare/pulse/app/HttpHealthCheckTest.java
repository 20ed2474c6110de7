package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.process.ProcessIdentity;
import dev.flare.pulse.restart.RestartPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpHealthCheckTest {
  private final HttpHealthCheck health = new HttpHealthCheck();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    health.close();
    server.close();
  }

  @Test
  void believesAnAppThatSaysItIsWell() {
    answering("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"status\":\"UP\"}");

    assertThat(health.complaint(life())).isEmpty();
  }

  @Test
  void complainsOfAnAppThatBeginsToAnswerAndThenHangs() {
    answering("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n");

    assertThat(health.complaint(life())).hasValue("its health endpoint does not answer");
  }

  /// Says this to the first who asks, and nothing more.
  private void answering(String answer) {
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              try (Socket client = server.accept()) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The test is over.
              }
            });
  }

  private Life life() {
    App app =
        new App(
            "flux",
            "Flux",
            Optional.of(SuiteComponent.FLUX),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            RestartPolicy.NEVER);
    return new Life(
        new ProcessIdentity(1, 1, "boot"),
        Instant.EPOCH,
        app,
        URI.create("http://127.0.0.1:%d".formatted(server.getLocalPort())),
        Optional.empty());
  }
}
