package dev.flare.trader;

import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.DecisionHistory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `GET /api/decisions?after=` of Gnome.
final class GnomeHistory implements DecisionHistory {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PAGE = 500;

  private final TraderSettings.Gnome gnome;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  GnomeHistory(TraderSettings.Gnome gnome) {
    this.gnome = gnome;
  }

  @Override
  public List<PublishedDecision> after(long seq) {
    HttpResponse<byte[]> answer = ask(seq);
    if (answer.statusCode() != 200) {
      throw new HistoryUnavailable("Gnome answered " + answer.statusCode());
    }
    try {
      return Arrays.stream(json.readValue(answer.body(), DecisionMessage[].class))
          .map(DecisionMessage::published)
          .toList();
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new HistoryUnavailable("Gnome answered what is no list of decisions", e);
    }
  }

  private HttpResponse<byte[]> ask(long seq) {
    String query = "/api/decisions?after=%d&limit=%d".formatted(seq, PAGE);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gnome.address() + query)).timeout(PATIENCE);
    gnome.token().ifPresent(it -> request.header("Authorization", "Bearer " + it.value()));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new HistoryUnavailable("Gnome does not answer (%s)".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("stopped while asking Gnome", e);
    }
  }
}
