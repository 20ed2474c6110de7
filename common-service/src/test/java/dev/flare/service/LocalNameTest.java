package dev.flare.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.sample.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// DNS rebinding: a page of evil.example whose name suddenly means 127.0.0.1 is of the same origin
/// as this component, so only the name it asks for gives it away.
class LocalNameTest {
  private static final String TOKEN = "a-long-enough-token";
  private static ConfigurableApplicationContext open;
  private static ConfigurableApplicationContext guarded;

  @BeforeAll
  static void start() {
    open = Sample.start();
    guarded = Sample.start("ACCESS_TOKEN", TOKEN);
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:4000, 200",
    "localhost, 200",
    "LocalHost:80, 200",
    "[::1]:4000, 200",
    "evil.example, 403",
    "evil.example:4000, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example:4000, 403",
    "10.0.0.1, 403"
  })
  void answersToLocalNamesOnlyWhenAnybodyHereMayAsk(String host, int status) throws IOException {
    assertThat(status(open, host, "X-Forwarded-Host: localhost")).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"trader.example, 200", "127.0.0.1, 200"})
  void answersToEveryNameWhenATokenIsShown(String host, int status) throws IOException {
    assertThat(status(guarded, host, "Authorization: Bearer " + TOKEN)).isEqualTo(status);
  }

  private static int status(ConfigurableApplicationContext component, String host, String header)
      throws IOException {
    int port = component.getEnvironment().getRequiredProperty("local.server.port", int.class);
    String request =
        "GET /api/info HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(host, header);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }
}
