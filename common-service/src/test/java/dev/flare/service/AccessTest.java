package dev.flare.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flare.sample.Sample;
import dev.flare.service.launch.SettingsRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

class AccessTest {
  private static final String TOKEN = "a-long-enough-token";
  private static ConfigurableApplicationContext component;

  @BeforeAll
  static void start() {
    component = Sample.start("ACCESS_TOKEN", TOKEN);
  }

  @AfterAll
  static void stop() {
    component.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/info, 401",
    "/v3/api-docs, 401",
    "/api/nothing, 401",
    "//api/info, 401",
    "/api;x/info, 401",
    "/%61pi/info, 401",
    "/x/../api/info, 401",
    "/v3/api-docs.yaml, 401",
    "/anything, 401",
    "/, 200",
    "/index.html, 200",
    "/missing.js, 404",
    "/actuator/health, 200",
    "/actuator/prometheus, 200"
  })
  void opensToStrangersOnlyWhatTheyNeed(String path, int status) throws Exception {
    assertThat(status(path, "")).isEqualTo(status);
  }

  @Test
  void opensToWhoeverShowsTheToken() throws Exception {
    assertThat(status("/api/info", "Bearer " + TOKEN)).isEqualTo(200);
    assertThat(status("/api/info", "Bearer " + TOKEN + "x")).isEqualTo(401);
    assertThat(status("/api/info", TOKEN)).isEqualTo(401);
  }

  @Test
  void refusesToBeReachableByOthersWithoutAToken() {
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(() -> Sample.start("BIND_ADDRESS", "0.0.0.0"))
        .withMessageContaining(
            "BIND_ADDRESS=0.0.0.0: others could reach it, so ACCESS_TOKEN must be set too");
  }

  @Test
  void refusesATokenThatIsEasilyGuessed() {
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(() -> Sample.start("ACCESS_TOKEN", "hunter2"))
        .withMessage("ACCESS_TOKEN=***: it is too short; allowed: at least 16 characters");
  }

  private static int status(String path, String authorization)
      throws IOException, InterruptedException {
    String port = component.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
