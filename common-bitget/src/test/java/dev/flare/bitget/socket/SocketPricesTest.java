package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SocketPricesTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Topic.Ticker TOPIC = Topic.tickerOf(BTC);
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final List<Event> asked = new ArrayList<>();
  private Instant now = NOON;
  private Consumer<Step> ears = step -> {};
  private final SocketPrices prices = new SocketPrices(() -> now, this::connect);

  @Test
  void asksForWhatItIsAskedForAndHasNothingAtFirst() {
    assertThat(prices.fresh(BTC)).isEmpty();
    assertThat(asked).containsExactly(new Event.Asked(TOPIC));
  }

  @Test
  void givesAPriceForASecond() {
    push("100", NOON);

    now = NOON.plusSeconds(1);
    assertThat(prices.fresh(BTC)).contains(price("100", NOON));
    now = NOON.plusSeconds(1).plusNanos(1);
    assertThat(prices.fresh(BTC)).isEmpty();
  }

  @Test
  void doesNotBelieveAPriceOfTheFuture() {
    push("100", NOON.plusSeconds(2));

    assertThat(prices.fresh(BTC)).isEmpty();
  }

  @Test
  void givesWhatWasComposedLastInWhateverOrderItArrives() {
    push("101", NOON);
    push("100", NOON.minusMillis(300));

    assertThat(prices.fresh(BTC)).contains(price("101", NOON));
  }

  @Test
  void hasNothingAfterAnInterruption() {
    push("100", NOON);
    ears.accept(new Step.Interrupted(Set.of(TOPIC), "reset"));

    assertThat(prices.fresh(BTC)).isEmpty();
  }

  private void push(String price, Instant at) {
    ears.accept(new Step.Deliver(price(price, at)));
  }

  private static Message.Priced price(String price, Instant at) {
    BigDecimal last = new BigDecimal(price);
    return new Message.Priced(TOPIC, last, Optional.of(last), Optional.of(last), at);
  }

  private Line connect(Consumer<Step> listener) {
    ears = listener;
    return new Line() {
      @Override
      public void tell(Event event) {
        asked.add(event);
      }

      @Override
      public void close() {}
    };
  }
}
