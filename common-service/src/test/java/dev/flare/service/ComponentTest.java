package dev.flare.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.sample.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.support.ServletRequestHandledEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ComponentTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static ConfigurableApplicationContext component;
  private static URI address;
  private static final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    component = Sample.start();
    address =
        URI.create(
            "http://127.0.0.1:" + component.getEnvironment().getProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    component.close();
  }

  @Test
  void saysWhoItIs() throws Exception {
    JsonNode info = JSON.readTree(get("/api/info").body());
    assertThat(info.propertyNames())
        .containsExactly("component", "title", "version", "mode", "started");
    assertThat(info.get("component").asString()).isEqualTo("sample");
    assertThat(info.get("mode").asString()).isEqualTo("demo");
    assertThat(info.get("started").isIntegralNumber()).isTrue();
  }

  @Test
  void saysHowItIs() throws Exception {
    assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void packsLongAnswersForWhoeverUnpacksThem() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v3/api-docs"))
            .header("Accept-Encoding", "gzip")
            .build();

    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.body().length).isLessThan(get("/v3/api-docs").body().length());
  }

  @Test
  void describesItsApi() throws Exception {
    JsonNode api = JSON.readTree(get("/v3/api-docs").body());
    assertThat(api.at("/paths/~1api~1numbers/get/parameters"))
        .extracting(parameter -> parameter.get("name").asString())
        .containsExactly("limit", "cursor");
    assertThat(api.at("/paths").propertyNames()).contains("/api/info", "/api/switch");
  }

  @Test
  void cutsListsIntoPages() throws Exception {
    HttpResponse<String> first = get("/api/numbers?limit=2");
    assertThat(first.body()).isEqualTo("[999,998]");
    assertThat(first.headers().firstValue("Link")).hasValue("<?limit=2&cursor=998>; rel=\"next\"");
    HttpResponse<String> last = get("/api/numbers?limit=2&cursor=2");
    assertThat(last.body()).isEqualTo("[1]");
    assertThat(last.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void givesAHundredEntriesUnlessTold() throws Exception {
    assertThat(JSON.readTree(get("/api/numbers").body()).size()).isEqualTo(100);
    assertThat(JSON.readTree(get("/api/numbers?limit=500").body()).size()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=x"})
  void refusesAPageThatCannotBe(String query) throws Exception {
    assertProblem(get("/api/numbers?" + query), 422);
  }

  @Test
  void answersEveryRefusalAsAProblem() throws Exception {
    assertThat(assertProblem(get("/api/numbers/1001"), 404))
        .isEqualTo("urn:flare:problem:number-unknown");
    assertThat(assertProblem(get("/api/numbers/x"), 400))
        .isEqualTo("urn:flare:problem:parameter-malformed");
    assertThat(assertProblem(get("/api/nothing"), 404)).isEqualTo("urn:flare:problem:not-found");
    assertThat(assertProblem(put("{"), 400)).isEqualTo("urn:flare:problem:body-unreadable");
    assertThat(assertProblem(put("{\"enabled\":\"perhaps\"}"), 400))
        .isEqualTo("urn:flare:problem:body-unreadable");
    assertThat(assertProblem(send(request("/api/numbers").DELETE()), 405))
        .isEqualTo("urn:flare:problem:method-not-allowed");
    assertThat(assertProblem(send(request("/api/switch").PUT(BodyPublishers.ofString("x"))), 415))
        .isEqualTo("urn:flare:problem:unsupported-media-type");
  }

  @Test
  void answersAsAProblemWhatNoControllerSees() throws Exception {
    assertThat(assertProblem(get("/api/numbers/%00"), 400))
        .isEqualTo("urn:flare:problem:bad-request");
    assertThat(assertProblem(get("/" + "long".repeat(10_000)), 400))
        .isEqualTo("urn:flare:problem:bad-request");
    assertThat(assertProblem(get("/error"), 404)).isEqualTo("urn:flare:problem:not-found");
    assertThat(
            assertProblem(send(request("/api/info").method("TRACE", BodyPublishers.noBody())), 405))
        .isEqualTo("urn:flare:problem:method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=%ZZ", "limit=1&x=%", "%E0%A4%A=1"})
  void refusesAQueryThatCannotBeDecoded(String query) throws Exception {
    assertThat(raw("/api/numbers?" + query))
        .startsWith("HTTP/1.1 400")
        .contains("urn:flare:problem:query-unreadable");
  }

  @Test
  void refusesFormsWithFilesLikeAnyOtherBodyThatIsNoJson() throws Exception {
    HttpRequest.Builder broken =
        request("/api/switch")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .PUT(BodyPublishers.ofString("--x\r\nbroken"));

    assertThat(assertProblem(send(broken), 415))
        .isEqualTo("urn:flare:problem:unsupported-media-type");
  }

  @Test
  void refusesABodyLargerThanAnyCallNeeds() throws Exception {
    String largest = "{\"enabled\":true}" + " ".repeat(64 * 1024 - 16);

    assertThat(put(largest).statusCode()).isEqualTo(200);
    assertThat(assertProblem(put(largest + " "), 413))
        .isEqualTo("urn:flare:problem:body-too-large");
  }

  @Test
  void refusesALargeBodyThatHidesItsLength() throws Exception {
    byte[] body = ("{\"x\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        request("/api/switch")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(assertProblem(send(request), 413)).isEqualTo("urn:flare:problem:body-too-large");
  }

  @Test
  void saysWhereABodyCeasesToFitAndNamesNoClass() throws Exception {
    assertThat(put("{\"enabled\":\n \"perhaps\"}").body())
        .contains("expected shape, line 2")
        .doesNotContain("java");
  }

  @Test
  void keepsWhatNobodyExpectedForTheLog() throws Exception {
    HttpResponse<String> answer = get("/api/numbers/-1");
    assertThat(assertProblem(answer, 500)).isEqualTo("urn:flare:problem:internal");
    assertThat(answer.body()).doesNotContain("secret inside");
  }

  @Test
  void saysNothingOfACallerWhoLeavesBeforeTheEnd(CapturedOutput said) throws Exception {
    CompletableFuture<String> handled = new CompletableFuture<>();
    component.addApplicationListener(event -> {
      if (event instanceof ServletRequestHandledEvent it
          && it.getRequestUrl().equals("/api/many")) {
        boolean _ = handled.complete(it.getDescription());
      }
    });

    try (Socket caller = ask("/api/many")) {
      assertThat(caller.getInputStream().read()).as("the beginning of the answer").isPositive();
      caller.setSoLinger(true, 0);
    }

    assertThat(handled.get(20, TimeUnit.SECONDS)).contains("GET");
    assertThat(said).doesNotContain("WARN").doesNotContain("ERROR");
  }

  @Test
  void servesAPageWithAFreshNonce() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.body()).contains("name=\"component\" content=\"sample\"");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(policy(page)).contains("'nonce-").isNotEqualTo(policy(get("/index.html")));
  }

  @Test
  void letsBrowsersKeepOnlyWhatHasAHashInItsName() throws Exception {
    assertThat(get("/sample-HASH.js").headers().firstValue("Cache-Control"))
        .hasValue("max-age=31536000");
    assertThat(get("/i18n/sample.json").headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void forbidsBrowsersWhatIsNotNeeded() throws Exception {
    HttpResponse<String> answer = get("/api/info");
    assertThat(policy(answer)).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void takesChangesOnlyFromItsOwnPages() throws Exception {
    String own = address.toString();
    assertThat(put("{\"enabled\":true}").statusCode()).isEqualTo(200);
    assertThat(putFrom(own).statusCode()).isEqualTo(200);
    assertThat(putFrom(own.replace("http:", "https:")).statusCode()).isEqualTo(200);
    assertThat(assertProblem(putFrom("https://evil.example"), 403))
        .isEqualTo("urn:flare:problem:origin-foreign");
    assertProblem(putFrom("null"), 403);
    assertProblem(putFrom(own + "0"), 403);
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  /// Checks status and media type, and gives the type of the problem.
  private static String assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return JSON.readTree(answer.body()).get("type").asString();
  }

  /// The answer to an address that no client of Java's would send.
  private static String raw(String path) throws IOException {
    try (Socket socket = ask(path)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket ask(String path) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    String request =
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
            .formatted(path, address.getHost(), address.getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private static HttpResponse<String> put(String body) throws Exception {
    return send(
        request("/api/switch")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> putFrom(String origin) throws Exception {
    return send(
        request("/api/switch")
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .PUT(BodyPublishers.ofString("{\"enabled\":true}")));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
