package dev.flare.pulse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Ear;
import dev.flare.pulse.standin.Wire;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;

/// WebSockets and event streams of an app, through the proxy.
@Timeout(60)
class SocketTest {
  private static final WebsocketServerSpec STOMP =
      WebsocketServerSpec.builder().protocols("v12.stomp").build();

  private static RunningPulse pulse;
  private static DisposableServer app;
  private static volatile CompletableFuture<HttpHeaders> shaken = new CompletableFuture<>();

  private static volatile CompletableFuture<String> left = new CompletableFuture<>();
  private static volatile CompletableFuture<String> diary = new CompletableFuture<>();

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start();
    app =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes ->
                routes
                    .ws(
                        "/echo",
                        (in, out) -> {
                          boolean _ = shaken.complete(in.headers());
                          return out.sendString(in.receive().asString().map("echo "::concat));
                        },
                        STOMP)
                    .ws("/bye", (_, out) -> out.sendClose(4001, "enough"), STOMP)
                    .ws(
                        "/last-words",
                        (_, out) ->
                            out.sendString(Flux.just("that", "was", "all"))
                                .then(out.sendClose(4001, "enough")),
                        STOMP)
                    .ws(
                        "/diary",
                        (in, out) -> {
                          in.receive()
                              .asString()
                              .collectList()
                              .subscribe(words -> diary.complete(String.join(" ", words)));
                          return out.sendString(Mono.just("here")).then(out.neverComplete());
                        },
                        STOMP)
                    .ws(
                        "/kept",
                        (in, out) -> {
                          in.withConnection(to -> to.onDispose(() -> left.complete("gone")));
                          return out.sendString(Mono.just("here")).then(out.neverComplete());
                        },
                        STOMP)
                    .ws(
                        "/large",
                        (_, out) ->
                            out.sendString(Mono.just("x".repeat(300_000)))
                                .then(out.neverComplete()),
                        STOMP)
                    .get(
                        "/events",
                        (_, response) ->
                            response
                                .sse()
                                .sendString(
                                    Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                                        .map("data: %d\n\n"::formatted),
                                    UTF_8)))
            .bindNow();
    pulse.register(app.port(), "App", Optional.of("token-of-the-app"));
  }

  @AfterAll
  static void stop() {
    app.disposeNow();
    pulse.close();
  }

  @Test
  void passesFramesBothWaysWithTheSubprotocol() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = connect(Browser.loggedIn(pulse), "/echo", ear);

    WebSocket _ = socket.sendText("CONNECT", true).join();

    assertThat(socket.getSubprotocol()).isEqualTo("v12.stomp");
    assertThat(ear.next()).isEqualTo("echo CONNECT");
    socket.abort();
  }

  @Test
  void shakesHandsAsTheAppsOwnPageWithItsToken() throws Exception {
    shaken = new CompletableFuture<>();
    WebSocket socket = connect(Browser.loggedIn(pulse), "/echo", new Ear());

    HttpHeaders heard = shaken.get(20, SECONDS);
    assertThat(heard.get("Origin")).isEqualTo("http://127.0.0.1:" + app.port());
    assertThat(heard.get("Authorization")).isEqualTo("Bearer token-of-the-app");
    assertThat(heard.contains("Cookie")).isFalse();
    socket.abort();
  }

  @Test
  void passesTheReasonOfAnEnd() throws Exception {
    Ear ear = new Ear();
    WebSocket _ = connect(Browser.loggedIn(pulse), "/bye", ear);

    assertThat(ear.end()).isEqualTo("4001 enough");
  }

  @Test // the close came first in some six of a hundred
  void passesTheLastWordsBeforeTheEnd() throws Exception {
    Browser browser = Browser.loggedIn(pulse);
    for (int i = 0; i < 150; i++) {
      Ear ear = new Ear();
      WebSocket _ = connect(browser, "/last-words", ear);

      assertThat(ear.next() + " " + ear.next() + " " + ear.next()).isEqualTo("that was all");
      assertThat(ear.end()).isEqualTo("4001 enough");
    }
  }

  @Test
  void passesTheClientsLastWordsBeforeItsEnd() throws Exception {
    Browser browser = Browser.loggedIn(pulse);
    for (int i = 0; i < 50; i++) {
      diary = new CompletableFuture<>();
      Ear ear = new Ear();
      WebSocket socket = connect(browser, "/diary", ear);
      assertThat(ear.next()).isEqualTo("here");
      socket.sendText("that", true).join();
      socket.sendText("was", true).join();
      WebSocket _ = socket.sendText("all", true).join();

      WebSocket _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, SECONDS);

      assertThat(diary.get(20, SECONDS)).isEqualTo("that was all");
    }
  }

  @Test
  void saysThatTheAppTakesNoSocketThere() throws Exception {
    Ear ear = new Ear();
    WebSocket _ = connect(Browser.loggedIn(pulse), "/nothing", ear);

    assertThat(ear.end()).isEqualTo("1011 the app takes no WebSocket here");
  }

  @Test
  void saysThatTheAppDoesNotAnswer() throws Exception {
    int free;
    try (ServerSocket nobody = new ServerSocket(0)) {
      free = nobody.getLocalPort();
    }
    pulse.register(free, "Nobody");
    Ear ear = new Ear();
    WebSocket _ = connect(Browser.loggedIn(pulse), free, "/echo", ear);

    assertThat(ear.end()).isEqualTo("1011 the app does not answer");
  }

  @Test
  void leavesTheAppWhenTheClientVanishes() throws Exception {
    left = new CompletableFuture<>();
    Ear ear = new Ear();
    WebSocket socket = connect(Browser.loggedIn(pulse), "/kept", ear);
    assertThat(ear.next()).isEqualTo("here");

    socket.abort();

    assertThat(left.get(20, SECONDS)).isEqualTo("gone");
  }

  @Test
  void writesNothingAboutClientsThatVanish() {
    Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Browser browser = Browser.loggedIn(pulse);
    String upgrade =
        """
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: v12.stomp
        """;
    String head = browser.head("GET", "/%d/echo".formatted(app.port()), upgrade);
    logger.addAppender(lines);

    for (int i = 0; i < 20; i++) {
      try (Wire wire = Wire.to(pulse.port())) {
        String _ = wire.send(head.replace("Connection: close\n", "") + "\n").until("\r\n\r\n");
        wire.vanish();
      }
    }
    logger.detachAppender(lines);

    assertThat(lines.list).isEmpty();
  }

  @Test
  void leavesTheAppWhenTheClientSaysGoodbye() throws Exception {
    left = new CompletableFuture<>();
    Ear ear = new Ear();
    WebSocket socket = connect(Browser.loggedIn(pulse), "/kept", ear);
    assertThat(ear.next()).isEqualTo("here");

    WebSocket _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, SECONDS);

    assertThat(left.get(20, SECONDS)).isEqualTo("gone");
  }

  @Test
  void passesLargeMessages() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = connect(Browser.loggedIn(pulse), "/large", ear);

    assertThat(ear.next()).hasSize(300_000);
    socket.abort();
  }

  @Test
  void endsTheSocketsOfASessionThatLogsOut() throws Exception {
    Browser browser = Browser.loggedIn(pulse);
    Browser other = Browser.loggedIn(pulse);
    Ear ear = new Ear();
    Ear others = new Ear();
    WebSocket socket = connect(browser, "/echo", ear);
    WebSocket stays = connect(other, "/echo", others);
    socket.sendText("hi", true).join();
    assertThat(ear.next()).isEqualTo("echo hi");

    browser.logout();

    assertThat(ear.end()).isEqualTo("1008 logged out");
    stays.sendText("still here", true).join();
    assertThat(others.next()).isEqualTo("echo still here");
    stays.abort();
  }

  @Test
  void endsTheEventStreamsOfASessionThatLogsOutAndLeavesTheApp() {
    Browser browser = Browser.loggedIn(pulse);
    try (Wire wire = Wire.to(pulse.port());
        AppStandIn.Slow slow = AppStandIn.slow()) {
      pulse.register(slow.port(), "Slow");
      wire.send(browser.head("GET", "/%d/events".formatted(slow.port()), "") + "\n");
      slow.say("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
      assertThat(wire.until("data: 1")).contains("text/event-stream");

      browser.logout();

      String _ = wire.rest();
      assertThat(slow.heard()).contains("GET /events");
    }
  }

  @Test
  void streamsEventsAsTheyCome() {
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send(Browser.loggedIn(pulse).head("GET", "/%d/events".formatted(app.port()), "") + "\n");

      assertThat(wire.until("data: 3")).contains("data: 0", "data: 1", "data: 2");
    }
  }

  @Test
  void opensNoSocketWithoutALogin() {
    Browser stranger = Browser.at(pulse);
    String upgrade = "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\n";

    assertThat(stranger.get("/%d/echo".formatted(app.port()), upgrade).status()).isEqualTo(401);
  }

  private static WebSocket connect(Browser browser, String path, Ear ear) throws Exception {
    return connect(browser, app.port(), path, ear);
  }

  private static WebSocket connect(Browser browser, int port, String path, Ear ear)
      throws Exception {
    URI address = URI.create("ws://127.0.0.1:%d/%d%s".formatted(pulse.port(), port, path));
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Cookie", browser.cookies())
        .header("Origin", "http://127.0.0.1:" + pulse.port())
        .subprotocols("v12.stomp")
        .buildAsync(address, ear)
        .get(20, SECONDS);
  }
}
