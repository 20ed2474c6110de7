package dev.flare.demo.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// What `./flare update` asks of the components that are named on standard input, one a line with
/// address and token: `shut SECONDS` waits until these traders hold nothing and prints the names of
/// those that may open positions again afterwards; `open` lets them; `well SECONDS` waits until all
/// say that they are well.
public final class RestCommand {
  private RestCommand() {}

  public static void main(String... arguments) throws IOException {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws IOException {
    List<HttpGate> gates = gates();
    try {
      return switch (arguments[0]) {
        case "open" -> open(gates);
        case "shut" -> shut(gates, seconds(arguments[1]));
        case "well" -> well(gates, seconds(arguments[1]));
        default -> throw new IOException("there is no command " + arguments[0]);
      };
    } catch (IOException e) {
      System.err.println("flare: " + e.getMessage());
      return 1;
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static List<HttpGate> gates() throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.isBlank())
          .map(line -> HttpGate.parse(line, client))
          .toList();
    }
  }

  private static int open(List<HttpGate> gates) throws IOException {
    for (HttpGate gate : gates) {
      gate.set(true);
    }
    return 0;
  }

  private static int shut(List<HttpGate> gates, Duration longest) throws IOException {
    Rest rest = new Rest(gates, RestCommand::sleep, RestCommand::say);
    Thread reopening = new Thread(rest::reopen);
    Runtime.getRuntime().addShutdownHook(reopening);
    if (!rest.await(longest)) {
      return 1;
    }
    Runtime.getRuntime().removeShutdownHook(reopening);
    rest.shut().forEach(System.out::println);
    return 0;
  }

  private static int well(List<HttpGate> gates, Duration longest) {
    Wellness wellness = new Wellness(gates, RestCommand::sleep);
    List<String> ill = wellness.await(longest);
    ill.forEach(name -> say(name + " does not say that it is well"));
    return ill.isEmpty() ? 0 : 1;
  }

  private static void say(String text) {
    System.err.println("flare: " + text);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
