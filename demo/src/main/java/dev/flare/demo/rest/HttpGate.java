package dev.flare.demo.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A trader on this machine, asked over its REST calls.
///
/// @param token what it wants to be shown; empty where it wants nothing
record HttpGate(String trader, URI address, String token, HttpClient client) implements Gate {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  /// @param line `NAME ADDRESS [TOKEN]`
  static HttpGate parse(String line, HttpClient client) {
    String[] words = line.strip().split(" ", 3);
    return new HttpGate(
        words[0], URI.create(words[1]), words.length == 3 ? words[2].strip() : "", client);
  }

  @Override
  public boolean isWell() {
    try {
      return get("/actuator/health").path("status").asString("").equals("UP");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isOpen() throws IOException {
    return get("/api/state").required("trading").asBoolean();
  }

  @Override
  public void set(boolean open) throws IOException {
    JsonNode _ =
        send(
            request("/api/trading")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"enabled\": %s}".formatted(open))));
  }

  @Override
  public int held() throws IOException {
    return get("/api/positions?status=open").size() + get("/api/state").path("unresolved").size();
  }

  private JsonNode get(String path) throws IOException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("%s answers %d".formatted(trader, answer.statusCode()));
      }
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException(trader + " does not answer as a trader does", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + trader, e);
    }
  }

  /// Leaves the token out.
  @Override
  public String toString() {
    return trader + " at " + address;
  }
}
