package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.flare.trading.DecisionHistory.HistoryUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GnomeHistoryTest {
  private HttpServer gnome;
  private GnomeHistory history;
  private String answer = "[]";

  @BeforeEach
  void start() throws IOException {
    gnome = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gnome.createContext(
        "/api/decisions",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gnome.start();
    URI address = URI.create("http://127.0.0.1:" + gnome.getAddress().getPort());
    history = new GnomeHistory(new TraderSettings.Gnome(address, Optional.empty()));
  }

  @AfterEach
  void stop() {
    gnome.stop(0);
  }

  @Test
  void isEmptyWhenNothingWasMissed() {
    assertThat(history.after(7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "null", "[null]", "[{}]", "[{\"seq\":8}]", "[7]"})
  void isUnavailableWhereSomethingElseAnswers(String other) {
    answer = other;
    assertThatThrownBy(() -> history.after(7)).isInstanceOf(HistoryUnavailable.class);
  }
}
