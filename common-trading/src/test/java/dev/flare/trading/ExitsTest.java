package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;
import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.protection.Protections;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What closes an open position, and what does not.
class ExitsTest {
  private final Floor floor = new Floor();

  @Test
  void closesWhatHasMoreDecimalsThanTheExchangeTakes() {
    floor.venue.cutsToEightDecimals();
    Amount received = Amount.of("0.0020000000049", new Coin("BTC"));
    floor.venue.nextOutcome(
        new ConversionOutcome.Converted(usdt("100"), received, floor.clock.instant()));
    floor.buy("BTC");
    floor.venue.price("BTC", "51000");

    floor.look();

    assertThat(floor.closed()).hasSize(1);
    assertThat(floor.closed().getFirst().reason()).isEqualTo(CloseReason.TAKE_PROFIT);
    assertThat(floor.venue.converted().getLast().spend())
        .isEqualTo(Amount.of("0.002", new Coin("BTC")));
  }

  @Test
  void watchesTheStopLossWhileTradingIsOff() {
    floor.buy("BTC");
    floor.trader.switchTrading(false).join();
    floor.venue.price("BTC", "49000");
    floor.look();
    assertThat(floor.held()).hasSize(1);
    floor.venue.price("BTC", "48999.99");
    floor.look();
    assertThat(floor.closed().getFirst().reason()).isEqualTo(CloseReason.STOP_LOSS);
  }

  @Test
  void delaysOnlyThePositionWhoseQuoteFails() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    floor.buy("ETH");
    floor.venue.price("BTC", "60000");
    floor.venue.price("ETH", "3000");
    floor.venue.nextQuoteIsLost();
    floor.look();
    assertThat(floor.closed()).hasSize(1);
    floor.look();
    assertThat(floor.closed()).hasSize(2);
  }

  @Test
  void asksForAPositionOnlyOnceWhileTheAnswerIsOut() {
    floor.buy("BTC");
    int before = floor.venue.quotes();
    floor.holdRequests();
    floor.look();
    floor.look();
    floor.work();
    assertThat(floor.venue.quotes()).isEqualTo(before + 1);
  }

  private void lookAtAnOfferThatAges() {
    floor.holdRequests();
    floor.look();
    floor.waiting.poll().run(); // the mailbox
    floor.waiting.poll().run(); // the offer comes, and waits in the mailbox
    floor.clock.passReally(Duration.ofSeconds(6));
  }

  @Test
  void judgesAgainWhatAPositionBringsWhenTheOfferHasAged() {
    floor.buy("BTC");
    floor.venue.price("BTC", "51000");
    lookAtAnOfferThatAges();
    floor.venue.price("BTC", "49500");
    floor.work();
    assertThat(floor.held().getFirst()).isInstanceOf(Position.Open.class);
    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_TOO_OLD);
    floor.venue.price("BTC", "51000");
    floor.look();
    floor.work();
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("2"));
  }

  @Test
  void sellsAtALaterOfferThatLosesTooMuchAsWell() {
    floor.buy("BTC");
    floor.venue.price("BTC", "48000");
    lookAtAnOfferThatAges();
    floor.venue.price("BTC", "47500");
    floor.work();
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("-5"));
  }

  @Test // a slip of the exchange between two offers would have cost four fifths
  void sellsNotAtALaterOfferThatIsWorldsApartFromTheOneThatWasJudged() {
    floor.buy("BTC");
    floor.venue.price("BTC", "48000");
    lookAtAnOfferThatAges();
    floor.venue.price("BTC", "10000");
    floor.work();
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_IMPLAUSIBLE);
    floor.venue.price("BTC", "48000");
    floor.look();
    floor.work();
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("-4"));
  }

  @Test
  void neverActsOnASingleQuoteThatIsWorldsApartFromTheOneBefore() {
    floor.buy("BTC");
    for (String absurd : List.of("50", "50000000")) {
      floor.venue.price("BTC", absurd);
      floor.look();
      floor.venue.price("BTC", "50000");
      floor.look();
      floor.look();
    }
    assertThat(floor.closed()).isEmpty();
    assertThat(floor.held().getFirst().seen())
        .contains(new Position.Extremes(Percentage.ZERO, Percentage.ZERO));
    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_IMPLAUSIBLE);
  }

  @Test
  void believesAPriceThatStaysWhereItFellTo() {
    floor.buy("BTC");
    floor.venue.price("BTC", "20000");
    floor.look();
    floor.look();
    assertThat(floor.closed().getFirst().reason()).isEqualTo(CloseReason.STOP_LOSS);
  }

  @Test
  void countsAFaultOfTheVenueWhileAPositionIsValued() {
    floor.buy("BTC");
    floor.venue.onQuote(_ -> {
      throw new IllegalStateException("bug");
    });
    floor.look();
    assertThat(floor.refusals()).containsExactly(Refusal.UNEXPECTED_FAULT);
  }

  @Test
  void sellsOnceWhenTheUserAndTheRapidLoopWantItAtTheSameTime() {
    floor.buy("BTC");
    floor.venue.price("BTC", "60000");
    floor.holdRequests();
    CompletableFuture<CloseAnswer> first = floor.trader.close("p1");
    CompletableFuture<CloseAnswer> second = floor.trader.close("p1");
    floor.look();
    floor.work();
    assertThat(first.join()).isInstanceOf(CloseAnswer.Done.class);
    assertThat(second.join()).isEqualTo(new CloseAnswer.AlreadyClosing());
    assertThat(floor.venue.converted()).hasSize(2);
    assertThat(floor.closed()).hasSize(1);
  }

  @Test
  void opensAPositionAgainWhoseSaleWasRefused() {
    floor.buy("BTC");
    floor.venue.nextOutcome(new ConversionOutcome.Refused("12021", "expired"));
    assertThat(floor.trader.close("p1").join())
        .isEqualTo(new CloseAnswer.NotDone(Refusal.CONVERSION_REFUSED, "12021: expired"));
    assertThat(floor.trader.close("p1").join()).isInstanceOf(CloseAnswer.Done.class);
  }

  private void exitOnSignal() {
    TradingRules rules = floor.rules;
    floor.with(
        new TradingRules(
            rules.baseToken(),
            rules.signalMaxAge(),
            rules.maxEntrySpread(),
            rules.takeProfit(),
            rules.stopLoss(),
            rules.patience(),
            rules.trailing(),
            ExitOnSignal.ON,
            Protections.NONE,
            true));
  }

  @Test
  void closesOnASellSignalOfThePairWhereWanted() {
    exitOnSignal();
    floor.buy("BTC");
    floor.sell("ETH");
    floor.look();
    assertThat(floor.held()).hasSize(1);
    floor.sell("BTC");
    floor.look();
    assertThat(floor.closed().getFirst().reason()).isEqualTo(CloseReason.EXIT_SIGNAL);
  }

  @Test
  void triesAgainWhenTheSaleOnASignalWasRefused() {
    exitOnSignal();
    floor.buy("BTC");
    floor.sell("BTC");
    floor.venue.nextOutcome(new ConversionOutcome.Refused("12021", "expired"));
    floor.look();
    assertThat(floor.closed()).isEmpty();
    floor.look();
    assertThat(floor.closed().getFirst().reason()).isEqualTo(CloseReason.EXIT_SIGNAL);
  }

  @Test
  void ignoresASellSignalThatIsTooOld() {
    exitOnSignal();
    floor.buy("BTC");
    var old = Signals.sell(2, "BTC", floor.clock.instant());
    floor.clock.pass(Duration.ofSeconds(10).plusMillis(1));
    floor.trader.decided(old);
    floor.look();
    assertThat(floor.held()).hasSize(1);
  }

  @Test // each quote that came in while it stopped said that the store is closed
  void keepsSilentAboutQuotesThatComeAfterTheEnd() {
    floor.buy("BTC");
    Amount held = floor.held().getFirst().entry().amount();
    Quote late = new Quote("q", held, usdt("101"), new BigDecimal("50500"), "");
    Told told = Told.of(Exits.class);
    floor.trader.close();
    floor.store.close();
    floor.trader.valued("p1", new HeldQuote(late, floor.clock.getAsLong()));

    assertThat(told.end()).isEmpty();
  }
}
