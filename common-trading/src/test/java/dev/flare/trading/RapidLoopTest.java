package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How few quotes many positions need, and who comes first. The stake is 100, the take profit 1.5
/// and the stop loss 2 per cent.
class RapidLoopTest {
  private final Floor floor = new Floor();
  private final List<Amount> asked = new ArrayList<>();

  private void hold(int positions, String... coins) {
    floor.with(Plans.slots(positions, Integer.toString(100 * positions)));
    for (int i = 0; i < positions; i++) {
      floor.buy(coins[i % coins.length]);
    }
    assertThat(floor.held()).hasSize(positions);
    floor.watched.calls().clear();
    floor.venue.onQuote(asked::add);
  }

  private static Amount btc(String value) {
    return Amount.of(value, new Coin("BTC"));
  }

  /// The first request gets no answer until it is run.
  private Runnable hang() {
    floor.waiting.remove().run(); // the mailbox
    return floor.waiting.remove();
  }

  @Test // the loop had ended, and nothing was watched any more
  void watchesOnWhateverFailed() throws InterruptedException {
    hold(1, "BTC");
    AtomicBoolean failed = new AtomicBoolean();
    floor.venue.onQuote(_ -> {
      if (!failed.getAndSet(true)) {
        throw new NoClassDefFoundError("replaced while running");
      }
    });
    CountDownLatch sold = new CountDownLatch(1);
    floor.venue.onConvert(_ -> sold.countDown());
    floor.venue.price("BTC", "48000");
    floor.rapid.start();

    assertThat(sold.await(20, TimeUnit.SECONDS)).isTrue();
    floor.rapid.close();
  }

  @Test // it was taken for one that is being asked for, for ever
  void asksAgainForAPositionForWhichNoThreadWasFound() {
    hold(1, "BTC");
    floor.venue.price("BTC", "48000");
    floor.threads =
        _ -> {
          throw new RejectedExecutionException("no thread");
        };
    floor.look();
    floor.threads = Runnable::run;
    floor.look();

    assertThat(floor.closed()).hasSize(1);
  }

  private List<String> changes() {
    return floor.held().reversed().stream()
        .map(each -> floor.trader.status().valuation(each).orElseThrow().change().plain())
        .toList();
  }

  @Test
  void asksOnceForAllPositionsOfACoin() {
    hold(3, "BTC");
    floor.venue.price("BTC", "50100");
    floor.look();

    assertThat(asked).containsExactly(btc("0.006"));
    assertThat(changes()).containsExactly("0.2", "0.2", "0.2");
  }

  @Test
  void asksForEachCoinApart() {
    hold(4, "BTC", "ETH");
    floor.look();

    assertThat(asked).extracting(Amount::toString).containsExactly("0.004 BTC", "0.1 ETH");
  }

  @Test
  void remembersTheBestAndTheWorstThatASumShowed() {
    hold(2, "BTC");
    floor.venue.price("BTC", "50100");
    floor.look();
    floor.venue.price("BTC", "49900");
    floor.look();

    assertThat(floor.held())
        .extracting(each -> each.seen().orElseThrow().toString())
        .containsOnly("Extremes[highest=0.2%, lowest=-0.2%]");
  }

  @Test
  void asksForEachOnItsOwnOnceATriggerIsNear() {
    hold(2, "BTC");
    floor.venue.price("BTC", "50600");
    floor.look();

    assertThat(floor.watched.calls())
        .containsExactly("EXIT quote", "TRIGGERED_EXIT quote", "TRIGGERED_EXIT quote");
    asked.clear();
    floor.look();
    assertThat(asked).containsExactly(btc("0.002"), btc("0.002"));
  }

  @Test
  void closesWithinTheRoundInWhichTheSumShowsTheTrigger() {
    hold(3, "BTC");
    floor.venue.price("BTC", "48000");
    floor.look();

    assertThat(floor.closed()).hasSize(3).allMatch(it -> it.reason() == CloseReason.STOP_LOSS);
  }

  @Test
  void neverClosesWhatOnlyTheSumWouldClose() {
    hold(2, "BTC");
    floor.venue.onQuote(
        spend -> floor.venue.price("BTC", spend.equals(btc("0.004")) ? "48900" : "49100"));
    floor.look();

    assertThat(floor.held()).hasSize(2);
    assertThat(changes()).containsExactly("-1.8", "-1.8");
  }

  @Test // the sum had a price so much worse that no profit was ever seen
  void takesAProfitThatTheSumNeverShows() {
    hold(3, "BTC");
    floor.venue.onQuote(
        spend -> floor.venue.price("BTC", spend.equals(btc("0.002")) ? "51000" : "50000"));
    for (int round = 1; round <= 12; round++) {
      floor.look();
    }

    assertThat(floor.closed()).hasSize(3).allMatch(it -> it.reason() == CloseReason.TAKE_PROFIT);
  }

  @Test // it was seen only when each had a quote of its own again, up to 50 seconds late
  void takesAProfitThatTheSumHidesAsSoonAsItsDiscountIsKnown() {
    hold(3, "BTC");
    floor.venue.onQuote(
        spend -> floor.venue.price("BTC", spend.equals(btc("0.002")) ? "50200" : "49700"));
    for (int round = 1; round <= 12; round++) {
      floor.look();
    }
    assertThat(floor.held()).hasSize(3);
    floor.venue.onQuote(
        spend -> floor.venue.price("BTC", spend.equals(btc("0.002")) ? "50750" : "50240"));
    floor.look();

    assertThat(floor.closed()).hasSize(3).allMatch(it -> it.reason() == CloseReason.TAKE_PROFIT);
  }

  @Test
  void asksForTwoOnTheirOwnInARoundOnceTheyWereNotForTenRounds() {
    hold(5, "BTC");
    for (int round = 1; round <= 10; round++) {
      floor.look();
    }
    assertThat(asked).hasSize(10).containsOnly(btc("0.01"));
    asked.clear();
    for (int round = 11; round <= 14; round++) {
      floor.look();
    }

    assertThat(asked.stream().filter(btc("0.002")::equals)).hasSize(5);
    assertThat(asked.stream().filter(btc("0.006")::equals)).hasSize(2);
    assertThat(asked.stream().filter(btc("0.008")::equals)).hasSize(1);
    assertThat(asked.stream().filter(btc("0.01")::equals)).hasSize(1);
  }

  @Test
  void asksInHalvesForASumThatTheExchangeDoesNotTake() {
    hold(4, "BTC");
    floor.venue.nextQuoteIsRefused("12007");
    floor.look();

    assertThat(asked).containsExactly(btc("0.008"), btc("0.004"), btc("0.004"));
    assertThat(changes()).hasSize(4);
    assertThat(floor.refusals()).isEmpty();
  }

  @Test
  void countsAnUnansweredSumOnceAndAsksForEachInTheNextRound() {
    hold(2, "BTC");
    floor.venue.nextQuoteIsLost();
    floor.look();
    floor.look();

    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_FAILED);
    assertThat(changes()).containsExactly("0", "0");
  }

  @Test // nobody had a value, so nobody was ever near a trigger
  void closesByTheStopLossThoughTheSumIsNeverAnswered() {
    hold(3, "BTC");
    floor.venue.price("BTC", "48000");
    floor.venue.onQuote(spend -> {
      if (spend.equals(btc("0.006"))) {
        floor.venue.nextQuoteIsLost();
      }
    });
    floor.look();
    assertThat(floor.held()).hasSize(3);
    floor.look();

    assertThat(floor.closed()).hasSize(3).allMatch(it -> it.reason() == CloseReason.STOP_LOSS);
    assertThat(floor.trader.refusals().of(Refusal.QUOTE_FAILED)).isEqualTo(1);
  }

  @Test
  void triesASumThatFailedAgainOnceEachWasAskedForOnItsOwn() {
    hold(2, "BTC");
    floor.venue.nextQuoteIsLost();
    floor.look();
    floor.look();
    floor.look();

    assertThat(asked).containsExactly(btc("0.004"), btc("0.002"), btc("0.002"), btc("0.004"));
  }

  @Test
  void asksOneByOneWhileTheAnswerForTheSumIsOut() {
    hold(2, "BTC");
    floor.holdRequests();
    floor.look();
    Runnable hanging = hang();
    floor.look();
    floor.work();

    assertThat(asked).containsExactly(btc("0.002"), btc("0.002"));
    assertThat(changes()).hasSize(2);
    hanging.run();
    floor.work();
    floor.look();
    floor.work();
    assertThat(asked.getLast()).isEqualTo(btc("0.004"));
  }

  @Test
  void letsAQuoteThatHangsDelayItsOwnPositionOnly() {
    floor.venue.price("LTC", "100");
    hold(3, "BTC", "ETH", "LTC");
    floor.holdRequests();
    floor.look();
    Runnable hanging = hang();
    floor.work();
    floor.look();
    floor.work();

    assertThat(asked)
        .extracting(each -> each.coin().name())
        .containsExactly("ETH", "LTC", "ETH", "LTC");
    hanging.run();
    assertThat(asked.getLast().coin()).isEqualTo(new Coin("BTC"));
  }

  @Test
  void beginsWithWhatFoundNoTurnInTheRoundBefore() {
    String[] coins = IntStream.range(0, 13).mapToObj(i -> "C" + i).toArray(String[]::new);
    for (String coin : coins) {
      floor.venue.price(coin, "100");
    }
    hold(13, coins);
    floor.holdRequests();
    floor.look();
    assertThat(asked).isEmpty();
    floor.work();
    assertThat(asked).hasSize(10);

    floor.look();
    floor.work();
    assertThat(asked.subList(10, 13))
        .extracting(each -> each.coin().name())
        .containsExactly("C10", "C11", "C12");
    assertThat(asked).hasSize(20);
  }

  @Test
  void doesNotLetThoseNearATriggerWaitForTheOthers() {
    String[] coins = IntStream.range(0, 11).mapToObj(i -> "C" + i).toArray(String[]::new);
    for (String coin : coins) {
      floor.venue.price(coin, "100");
    }
    hold(11, coins);
    floor.look();
    floor.look();
    floor.venue.price("C10", "101.4");
    floor.look();
    asked.clear();
    floor.holdRequests();
    floor.look();
    floor.work();

    assertThat(asked.getFirst().coin()).isEqualTo(new Coin("C10"));
    assertThat(asked).hasSize(11);
  }
}
