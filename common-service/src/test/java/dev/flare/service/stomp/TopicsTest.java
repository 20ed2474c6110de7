package dev.flare.service.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TopicsTest {
  private final Topics topics = new Topics(new JsonMapper());
  private final PaperLine line = new PaperLine();
  private final Outbox outbox = new Outbox(line, Runnable::run, 1_000_000);

  /// Counts how often it was written.
  public static final class Counted {
    private int times;

    public int getTimes() {
      times++;
      return times;
    }
  }

  @Test
  void writesAPayloadOnceForAllItsDestinationsAndListeners() {
    topics.add(new Subscription("0", "/topic/decisions", outbox));
    topics.add(new Subscription("1", "/topic/decisions", outbox));
    topics.add(new Subscription("2", "/topic/decisions.BTCUSDT", outbox));
    Counted payload = new Counted();
    topics.send(List.of("/topic/decisions", "/topic/decisions.BTCUSDT"), payload);

    assertThat(payload.times).isEqualTo(1);
    assertThat(line.frames()).hasSize(3).allMatch(each -> each.endsWith("{\"times\":1}\0"));
    assertThat(line.frames().getLast()).contains("destination:/topic/decisions.BTCUSDT\n");
  }

  @Test
  void writesNothingForWhichNobodyListens() {
    topics.add(new Subscription("0", "/topic/decisions", outbox));
    Counted payload = new Counted();
    topics.send("/topic/digest", payload);
    assertThat(payload.times).isZero();
  }

  @Test
  void forgetsATopicThatNobodyListensTo() {
    Subscription subscription = new Subscription("0", "/topic/texts", outbox);
    topics.add(subscription);
    topics.remove(subscription);
    topics.remove(subscription);
    topics.send("/topic/texts", "x");
    assertThat(line.frames()).isEmpty();
  }
}
