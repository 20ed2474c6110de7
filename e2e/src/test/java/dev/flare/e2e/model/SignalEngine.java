package dev.flare.e2e.model;

import dev.flare.market.Action;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Word;
import dev.flare.simulator.SteppedExchange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Publishes decisions in order and remembers them.
final class SignalEngine {
  private static final int PAGE = 5;

  private final SteppedExchange exchange;
  private final List<PublishedDecision> published = new ArrayList<>();
  private long seq;
  private int decisions;

  SignalEngine(SteppedExchange exchange) {
    this.exchange = exchange;
  }

  /// Each decision has a volatility of its own, by which the position can be told.
  PublishedDecision publish(String coin, Action action, Instant at) {
    Pair pair = Pair.of(coin, "USDT");
    decisions++;
    Decision decision =
        new Decision(
            pair,
            Granularity.FIVE_MINUTES,
            at.minus(Duration.ofMinutes(5)).plusMillis(decisions),
            exchange.price(pair),
            Label.BULL_ENTRY,
            action,
            action,
            List.of(Word.parse("BDNP")),
            Optional.of(new Percentage(BigDecimal.valueOf(1_000_000L + decisions, 6))),
            Optional.of(Percentage.of("2.5")),
            "MAIN",
            "1",
            Map.of(),
            Map.of());
    PublishedDecision made = new PublishedDecision(++seq, at, decision);
    published.add(made);
    return made;
  }

  List<PublishedDecision> missed(long after) {
    return published.stream().filter(each -> each.seq() > after).limit(PAGE).toList();
  }

  Optional<PublishedDecision> newest() {
    return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
  }

  /// It forgets its numbers and decides the newest candle anew.
  PublishedDecision forget(PublishedDecision newest) {
    published.clear();
    exchange.pass(Duration.ofMillis(1));
    seq = 1;
    PublishedDecision anew = new PublishedDecision(seq, exchange.now(), newest.decision());
    published.add(anew);
    return anew;
  }
}
