package dev.flare.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionMessageTest {
  private static final Decision BUY =
      new Decision(
          Pair.of("PEPE", "USDT"),
          Granularity.FIVE_MINUTES,
          Instant.parse("2024-08-05T06:00:00Z"),
          new BigDecimal("0.00000712"),
          Label.BULL_ENTRY,
          Action.BUY,
          Action.NONE,
          List.of(Word.parse("FHNP"), Word.parse("BDNP")),
          Optional.of(Percentage.of("0.45")),
          Optional.empty(),
          "ExtendedMainStrategy",
          "1-5f0c9a1b2d3e",
          Map.of("rsi", 61.25),
          Map.of("macd", Vote.BULL));

  @Test
  void survivesTheJourney() {
    PublishedDecision sent = new PublishedDecision(7, Instant.parse("2024-08-05T06:05:01Z"), BUY);

    assertThat(DecisionMessage.of(sent).published()).isEqualTo(sent);
  }

  @Test
  void writesMoneyPlainlyAndTimesInMilliseconds() {
    DecisionMessage message =
        DecisionMessage.of(new PublishedDecision(7, Instant.ofEpochMilli(42), BUY));

    assertThat(message.rate()).isEqualTo("0.00000712");
    assertThat(message.analysedAt()).isEqualTo(42);
    assertThat(message.granularity()).isEqualTo("5min");
    assertThat(message.takeProfit()).isNull();
    assertThat(message.dictionary()).isEqualTo("1-5f0c9a1b2d3e");
    assertThat(message.votes()).containsExactly(Map.entry("macd", "bull"));
    assertThat(List.of(message.rawBuy(), message.rawSell(), message.buy(), message.sell()))
        .containsExactly(true, false, false, false);
  }

  @Test
  void cannotConfirmWhatTheRuleDidNotSay() {
    assertThatThrownBy(() ->
            new Decision(
                BUY.pair(),
                BUY.granularity(),
                BUY.candleAt(),
                BUY.rate(),
                BUY.label(),
                Action.NONE,
                Action.BUY,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "MainStrategy",
                "1",
                Map.of(),
                Map.of()))
        .hasMessage("Raw NONE confirmed as BUY");
  }
}
