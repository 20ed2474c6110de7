package dev.flare.pulse.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// A small app with a health endpoint that prints a numbered line every few milliseconds; its env
/// file says how it behaves (`MODE`). With `--settings-json` it tells its settings, as components
/// of the suite do.
///
/// - `well` ends cleanly when asked
/// - `together` ends cleanly once all apps of this mode beside it, `TOGETHER` many, were asked
/// - `crashing` ends by itself with exit code 3
/// - `deaf` ignores being asked, and so does a process that it started
final class ToyApp {
  private ToyApp() {}

  public static void main(String... args) throws Exception {
    if (args.length > 0 && args[0].equals("--settings-json")) {
      tellSettings(args.length > 1 ? Files.readString(Path.of(args[1])) : "");
      return;
    }
    String mode = value(args, "MODE");
    System.out.println("environment " + new TreeMap<>(System.getenv()));
    System.out.println("title " + value(args, "TITLE"));
    System.out.println("\u001b[31m<img src=x onerror=alert(1)>\u001b[0m");
    switch (mode) {
      case "crashing" -> System.exit(3);
      case "deaf" -> {
        Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
        Process grandchild =
            new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
        System.out.println("grandchild " + grandchild.pid());
      }
      case "together" -> Signal.handle(new Signal("TERM"), _ -> endTogether(args));
      default -> Signal.handle(new Signal("TERM"), _ -> System.exit(0));
    }
    serveHealth(Integer.parseInt(value(args, "PORT")));
    for (int i = 0; true; i++) {
      System.out.println(Instant.now() + " INFO tick " + i);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void endTogether(String... args) {
    try {
      int others = Integer.parseInt(value(args, "TOGETHER"));
      Path asked = Files.createDirectories(Path.of("asked"));
      Files.createFile(asked.resolve(value(args, "PORT")));
      while (asked.toFile().list().length < others) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      System.exit(0);
    } catch (IOException | InterruptedException e) {
      System.exit(1);
    }
  }

  /// As a component of the suite does; it takes every mode but `wrong`.
  private static void tellSettings(String file) {
    String problems =
        file.contains("MODE=wrong") ? "{\"name\":\"MODE\",\"why\":\"it is none of these\"}" : "";
    System.out.println(
        "{\"settings\":[%s,%s,%s,%s],\"problems\":[%s],\"warnings\":[]}"
            .formatted(
                setting("PORT", false),
                setting("MODE", false),
                setting("TOKEN", true),
                setting("JAVA_OPTIONS", false),
                problems));
  }

  private static String setting(String name, boolean secret) {
    return """
    {"name":"%s","standard":null,"about":"","allowed":"","choices":[],"secret":%s,"required":false}\
    """
        .formatted(name, secret);
  }

  private static void serveHealth(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/actuator/health",
        exchange -> {
          byte[] up = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, up.length);
          exchange.getResponseBody().write(up);
          exchange.close();
        });
    server.start();
  }

  private static String value(String[] args, String name) throws IOException {
    String file = args.length == 0 ? "" : Files.readString(Path.of(args[0]));
    return Arrays.stream(file.split("\n"))
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .orElse("");
  }
}
