package dev.flare.gnome.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.DecisionMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DigestTest {
  private static final JsonMapper JSON = new JsonMapper();

  /// What the page's own tests are told.
  private static final Path SAMPLE = Path.of("../ui/src/testing/digest.json");

  private final List<List<?>> told = new ArrayList<>();
  private final Queue<Runnable> moments = new ArrayDeque<>();
  private final Digest digest =
      new Digest((_, payload) -> told.add((List<?>) payload), moments::add);

  @Test
  void tellsAllOfAMomentInOneMessage() {
    decide(1, 3);
    assertThat(told).isEmpty();
    pass();
    decide(4, 4);
    pass();
    assertThat(numbers()).containsExactly(List.of(1L, 2L, 3L), List.of(4L));
  }

  @Test
  void waitsForNoMomentWhileNothingIsDecided() {
    decide(1, 2);
    pass();
    assertThat(moments).isEmpty();
  }

  @Test
  void tellsARoundOfTwoHundredPairsInTwoMessages() {
    decide(1, 200);
    pass();
    assertThat(told).extracting(List::size).containsExactly(100, 100);
    assertThat(numbers().get(1)).startsWith(101L).endsWith(200L);
  }

  @Test
  void saysWhatThePageReads() throws IOException {
    digest.add(decision(7));
    pass();
    JsonNode said = JSON.readTree(JSON.writeValueAsString(told.getFirst()));
    assertThat(said).isEqualTo(JSON.readTree(Files.readString(SAMPLE)));
  }

  private void decide(long first, long last) {
    LongStream.rangeClosed(first, last).forEach(seq -> digest.add(decision(seq)));
  }

  private void pass() {
    moments.remove().run();
  }

  private List<List<Long>> numbers() {
    return told.stream()
        .map(message -> message.stream().map(each -> ((Brief) each).seq()).toList())
        .toList();
  }

  private static DecisionMessage decision(long seq) {
    return new DecisionMessage(
        seq,
        "SOLUSDT",
        "SOL",
        "USDT",
        "5min",
        1_773_748_500_000L,
        1_773_748_801_200L,
        "238.02",
        "BULL_ENTRY",
        true,
        false,
        false,
        false,
        List.of("EHMP", "FHNP", "BDNP"),
        "0.41",
        null,
        "MainStrategy",
        "1",
        Map.of("rsi", 61.0),
        Map.of("macd", "bull", "psar", "bull", "stoch", "bear", "rsi", "none"));
  }
}
