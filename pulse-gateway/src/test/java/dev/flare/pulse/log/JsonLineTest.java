package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
  private static final String ELASTIC =
      """
      {"@timestamp":"2026-01-31T12:00:00.5Z","log":{"level":"WARN","logger":"dev.flare.Trader"},\
      "process":{"pid":7},"service":{"name":"flux"},"message":"say \\"level\\":\\"ERROR\\"",\
      "error":{"type":"X","stack_trace":"X: y\\n\\tat Z\\n"},"ecs":{"version":"8.11"}}\
      """;
  private static final String LOGSTASH =
      """
      {"@timestamp":"2026-01-31T13:00:00.5+01:00","@version":"1","message":"bought","logger_name":\
      "dev.flare.Trader","thread_name":"main","level":"INFO","level_value":20000}\
      """;

  @Test
  void knowsTimeAndLevelOfElasticsLines() {
    assertThat(LineHead.of(ELASTIC)).contains(head(Level.WARN));
  }

  @Test
  void knowsTimeAndLevelOfLogstashsLines() {
    assertThat(LineHead.of(LOGSTASH)).contains(head(Level.INFO));
  }

  @Test
  void readsLikeALineForPeopleWithItsStackTraceBehind() {
    assertThat(JsonLine.readable(ELASTIC))
        .isEqualTo("2026-01-31T12:00:00.5Z WARN  Trader: say \"level\":\"ERROR\" ⏎ X: y ⏎ at Z");
    assertThat(JsonLine.readable(LOGSTASH))
        .isEqualTo("2026-01-31T13:00:00.5+01:00 INFO  Trader: bought");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\":1}", "{\"@timestamp\":\"2026-01-31T12:00:00Z\", oh", "up", ""})
  void leavesOtherLinesAlone(String line) {
    assertThat(JsonLine.readable(line)).isEqualTo(line);
  }

  private static LineHead head(Level level) {
    return new LineHead(Optional.of(Instant.parse("2026-01-31T12:00:00.500Z")), Optional.of(level));
  }
}
