package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.protection.Protections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraderTest {
  private final Floor floor = new Floor();

  private Conversion conversion(String id) {
    return floor.trader.status().conversions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void walksFromASignalToAClosedPosition() {
    floor.buy("BTC");
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.cash()).isEqualTo(usdt("0"));
    Position.Entry entry = floor.held().getFirst().entry();
    assertThat(entry.cost()).isEqualTo(usdt("100"));
    assertThat(entry.amount()).isEqualTo(Amount.of("0.002", new Coin("BTC")));
    assertThat(entry.motive().takeProfit()).isEqualTo(Percentage.of("1.5"));

    floor.venue.price("BTC", "50749.99");
    floor.look();
    assertThat(floor.held()).hasSize(1);

    floor.clock.pass(Duration.ofMinutes(20));
    floor.venue.price("BTC", "50750");
    floor.look();
    assertThat(floor.held()).isEmpty();
    Position.Closed closed = floor.closed().getFirst();
    assertThat(closed.reason()).isEqualTo(CloseReason.TAKE_PROFIT);
    assertThat(closed.realised()).isEqualTo(usdt("1.5"));
    assertThat(closed.held()).isEqualTo(Duration.ofMinutes(20));
    assertThat(closed.seen())
        .contains(new Position.Extremes(Percentage.of("1.5"), Percentage.of("1.49998")));
    assertThat(floor.cash()).isEqualTo(usdt("101.5"));
  }

  @Test
  void booksWhatTheExchangeAnsweredAndNotWhatWasQuoted() {
    Amount received = Amount.of("0.0019", new Coin("BTC"));
    floor.venue.nextOutcome(
        new ConversionOutcome.Converted(usdt("99.5"), received, floor.clock.instant()));
    floor.buy("BTC");
    assertThat(floor.held().getFirst().entry().cost()).isEqualTo(usdt("99.5"));
    assertThat(floor.held().getFirst().entry().amount()).isEqualTo(received);
    assertThat(floor.cash()).isEqualTo(usdt("0.5"));
  }

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
  void tellsWhatClosingWouldBringAndConvertsNothing() {
    floor.buy("BTC");
    floor.venue.price("BTC", "50500");

    assertThat(floor.trader.offerFor("p1"))
        .isEqualTo(
            new CloseOffer.Made(usdt("101"), usdt("1"), Percentage.of("1"), floor.clock.instant()));
    assertThat(floor.venue.converted()).hasSize(1);
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
  }

  @Test
  void offersNothingForWhatIsNotOpen() {
    floor.buy("BTC");
    floor.trader.close("p1").join();

    assertThat(floor.trader.offerFor("p1")).isEqualTo(new CloseOffer.NotOpen());
    assertThat(floor.trader.offerFor("p9")).isEqualTo(new CloseOffer.NotOpen());
  }

  @Test
  void writesEachStageBeforeTheStepThatItAnnounces() {
    List<String> seen = new ArrayList<>();
    floor.venue.onQuote(_ -> seen.add("quote " + stageOnDisk()));
    floor.venue.onConvert(_ -> seen.add("convert " + stageOnDisk()));
    floor.buy("BTC");
    assertThat(seen).containsExactly("quote Intended", "quote Quoted", "convert Submitted");
    assertThat(conversion("c1").stage()).isInstanceOf(Stage.Confirmed.class);
  }

  /// The stage that a fresh look at the disk would find, before anything is recovered.
  private String stageOnDisk() {
    var store =
        dev.flare.jsondb.Store.open(
            Floor.HOME,
            dev.flare.jsondb.StoreOptions.standard()
                .with(floor.disk.copy())
                .with(MarketShapes.module()));
    return Records.in(store, new Switches(true, Mode.DEMO))
        .conversions()
        .all()
        .getLast()
        .stage()
        .getClass()
        .getSimpleName();
  }

  @Test
  void refusesSignalsWhileTradingIsOffAndNeverComesBackToThem() {
    floor.trader.switchTrading(false).join();
    floor.buy("BTC");
    floor.trader.switchTrading(true).join();
    floor.buy("ETH");
    assertThat(floor.refusals()).containsExactly(Refusal.TRADING_OFF);
    assertThat(floor.held())
        .extracting(each -> each.entry().motive().decisionSeq())
        .containsExactly(2L);
  }

  @Test
  void doesNotTradeAfterARestartWhatItRefusedWhenItCame() {
    floor.trader.switchTrading(false).join();
    var signal = Signals.buy(1, "BTC", floor.clock.instant());
    floor.trader.decided(signal);
    floor.trader.switchTrading(true).join();
    floor.crash();
    floor.trader.decided(signal);
    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_SEEN);
    assertThat(floor.trader.lastSignal().seq()).isEqualTo(1);
  }

  @Test
  void countsEverySignalThatExpiredWhileItWaitedForItsTurn() {
    floor.with(Plans.slots(9, "100"));
    floor.holdRequests();
    floor.buy("BTC");
    floor.buy("BTC");
    floor.buy("ETH");
    floor.waiting.poll().run(); // the mailbox hears of all; the request for the first still waits
    floor.clock.pass(Duration.ofMillis(10_001));
    floor.work();
    assertThat(floor.held()).isEmpty();
    assertThat(floor.trader.refusals().of(Refusal.SIGNAL_TOO_OLD)).isEqualTo(3);
  }

  @Test
  void tradesASignalAtItsLimitOfAgeAndRefusesAnOlderOne() {
    var old = Signals.buy(2, "BTC", floor.clock.instant());
    var older = Signals.buy(1, "BTC", floor.clock.instant().minusMillis(1));
    floor.clock.pass(Duration.ofSeconds(10));
    floor.trader.decided(older);
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_TOO_OLD);
    floor.trader.decided(old);
    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void refusesASignalOfACandleThatWasAnalysedTooLate() {
    Instant noon = floor.clock.instant();
    floor.clock.pass(Duration.ofSeconds(10));
    Instant now = floor.clock.instant();
    Instant superseded = noon.minus(Duration.ofMinutes(10));
    floor.trader.decided(Signals.lateBuy(1, "BTC", superseded.minusMillis(1), now));
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_TOO_OLD);
    floor.trader.decided(Signals.lateBuy(2, "BTC", superseded, now));
    assertThat(floor.held()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ONE_MINUTE, 70000",
    "FIVE_MINUTES, 310000",
    "FIFTEEN_MINUTES, 310000",
    "ONE_HOUR, 910000",
    "FOUR_HOURS, 3610000"
  })
  void refusesASignalThatWasMadeLateInALongCandle(Granularity granularity, long lateMs) {
    Instant close = floor.clock.instant();
    floor.clock.pass(Duration.ofMillis(lateMs));
    floor.trader.decided(Signals.buyOf(1, granularity, close, floor.clock.instant()));
    assertThat(floor.held()).hasSize(1);

    floor.trader.close("p1").join();
    floor.clock.pass(Duration.ofMillis(1));
    floor.trader.decided(Signals.buyOf(2, granularity, close.plusMillis(1), floor.clock.instant()));
    assertThat(floor.refusals()).isEmpty();
    floor.trader.close("p2").join();
    floor.trader.decided(Signals.buyOf(3, granularity, close, floor.clock.instant()));
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_TOO_OLD);
  }

  @Test
  void refusesASignalFromATimeThatHasNotComeYet() {
    Instant now = floor.clock.instant();
    floor.trader.decided(Signals.buy(1, "BTC", now.plusMillis(10_001)));
    floor.trader.decided(Signals.lateBuy(2, "BTC", now.minusMillis(289_999), now));
    assertThat(floor.trader.refusals().of(Refusal.SIGNAL_FROM_FUTURE)).isEqualTo(2);
    floor.trader.decided(Signals.buy(3, "BTC", now.plusMillis(10_000)));
    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void takesEachSignalOnceAlsoAfterACrash() {
    floor.buy("BTC");
    floor.trader.close("p1").join();
    floor.crash();
    floor.trader.decided(Signals.buy(1, "BTC", floor.clock.instant()));
    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_SEEN);
  }

  @Test
  void tradesACandleOnceThoughTheEngineLostItsMemoryAndDecidesItAnew() {
    floor.with(Plans.slots(3, "100"));
    floor.trader.decided(Signals.buy(100, "BTC", floor.clock.instant()));
    floor.clock.pass(Duration.ofSeconds(5));
    floor.trader.forgetSignals();
    floor.trader.decided(Signals.buy(1, "BTC", floor.clock.instant()));
    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_SEEN);
    floor.trader.decided(Signals.buy(2, "ETH", floor.clock.instant()));
    floor.clock.pass(Duration.ofMinutes(5));
    floor.trader.decided(Signals.buy(3, "BTC", floor.clock.instant()));
    assertThat(floor.held())
        .extracting(each -> each.entry().motive().decisionSeq())
        .containsExactly(3L, 2L, 100L);
  }

  @Test
  void ignoresWhatIsNotConfirmedNotWantedOrInAnotherCoin() {
    floor.trader.decided(
        Signals.of(
            1, "BTC", Action.NONE, floor.clock.instant(), Optional.empty(), Optional.empty()));
    floor.buy("SHUN");
    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).isEmpty();
  }

  @Test
  void refusesAnEntryWithoutTheValuesItNeeds() {
    floor.trader.decided(
        Signals.of(
            1, "BTC", Action.BUY, floor.clock.instant(), Optional.empty(), Optional.of("2")));
    assertThat(floor.refusals()).containsExactly(Refusal.VALUE_MISSING);
    assertThat(floor.venue.quotes()).isZero();
  }

  @Test
  void refusesAStakeOutsideTheLimitsOfEitherCoinWithoutConverting() {
    floor.venue.limit("USDT", "100.01", "80000");
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.AMOUNT_OUT_OF_LIMITS);
    floor.venue.limit("USDT", "100", "80000");
    floor.venue.limit("BTC", "0.0021", "10");
    floor.buy("BTC");
    assertThat(floor.trader.status().refusals().getFirst().count()).isEqualTo(2);
    assertThat(floor.venue.converted()).isEmpty();
  }

  @Test
  void refusesAPriceThatIsWorldsApartFromTheCandle() {
    floor.venue.price("BTC", "50000000");
    floor.buy("BTC");
    floor.venue.price("BTC", "50");
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_IMPLAUSIBLE);
    assertThat(floor.trader.refusals().of(Refusal.QUOTE_IMPLAUSIBLE)).isEqualTo(2);
    assertThat(floor.venue.converted()).isEmpty();
  }

  @Test
  void refusesASpreadThatEatsMoreThanTheVolatility() {
    floor.venue.leaves("0.99");
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.SPREAD_TOO_WIDE);
    assertThat(conversion("c1").stage())
        .isEqualTo(
            new Stage.Refused(Refusal.SPREAD_TOO_WIDE, "there and back costs 1.99%, limit 1.5%"));
    assertThat(floor.cash()).isEqualTo(usdt("100"));
  }

  @Test
  void triesTheNewestSignalFirstUntilOneConverts() {
    floor.venue.price("SOL", "100");
    floor.venue.price("XRP", "2");
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run(); // the mailbox hears of it; the request itself still waits
    floor.buy("ETH");
    floor.buy("SOL");
    floor.buy("XRP");
    floor.venue.nextQuoteIsLost();
    floor.venue.nextQuoteIsRefused("43131");
    floor.work();
    assertThat(floor.held())
        .extracting(each -> each.entry().motive().pair().base().name())
        .containsExactly("SOL");
    assertThat(floor.refusals())
        .containsExactlyInAnyOrder(Refusal.QUOTE_FAILED, Refusal.NO_QUOTE, Refusal.POSITIONS_FULL);
  }

  @Test
  void usesAQuoteForFiveSecondsAndThenAsksAnew() {
    List<String> taken = new ArrayList<>();
    floor.venue.onConvert(quote -> taken.add(quote.id()));
    floor.venue.onQuote(_ -> {
      if (floor.venue.quotes() == 2) {
        floor.clock.passReally(Duration.ofSeconds(5).plusNanos(1));
      } else if (floor.venue.quotes() == 4) {
        floor.clock.passReally(Duration.ofSeconds(5));
      }
    });
    floor.buy("BTC");
    assertThat(taken).containsExactly("q3");
  }

  @Test
  void givesUpWhenNoQuoteStaysFresh() {
    floor.venue.onQuote(_ -> floor.clock.passReally(Duration.ofSeconds(6)));
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.QUOTE_TOO_OLD);
    assertThat(floor.venue.converted()).isEmpty();
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

  @Test
  void judgesAgainWhatAPositionBringsWhenTheOfferHasAged() {
    floor.buy("BTC");
    floor.venue.price("BTC", "51000");
    floor.holdRequests();
    floor.look();
    floor.waiting.poll().run(); // the mailbox
    floor.waiting.poll().run(); // the offer comes, and waits in the mailbox
    floor.clock.passReally(Duration.ofSeconds(6));
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
    floor.holdRequests();
    floor.look();
    floor.waiting.poll().run(); // the mailbox
    floor.waiting.poll().run(); // the offer comes, and waits in the mailbox
    floor.clock.passReally(Duration.ofSeconds(6));
    floor.venue.price("BTC", "47500");
    floor.work();
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("-5"));
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
  void beginsNoSaleForTheUserWhileStopping() {
    floor.buy("BTC");
    floor.trader.close();
    assertThat(floor.trader.close("p1").join())
        .isEqualTo(new CloseAnswer.NotDone(Refusal.SHUTTING_DOWN, "this trader is stopping"));
    assertThat(floor.venue.converted()).hasSize(1);
  }

  @Test
  void closesAtTheUsersWish() {
    floor.buy("BTC");
    floor.venue.price("BTC", "49500");
    assertThat(floor.trader.close("p1").join())
        .isInstanceOfSatisfying(
            CloseAnswer.Done.class,
            done -> {
              assertThat(done.position().reason()).isEqualTo(CloseReason.MANUAL);
              assertThat(done.position().realised()).isEqualTo(usdt("-1"));
            });
    assertThat(floor.trader.close("p1").join()).isEqualTo(new CloseAnswer.AlreadyClosed());
    assertThat(floor.trader.close("p9").join()).isEqualTo(new CloseAnswer.NoSuchPosition());
  }

  @Test
  void saysWhyAPositionCannotBeClosedAndKeepsItOpen() {
    floor.buy("BTC");
    floor.venue.nextQuoteIsLost();
    assertThat(floor.trader.close("p1").join())
        .isEqualTo(new CloseAnswer.NotDone(Refusal.QUOTE_FAILED, "no answer within 3000 ms"));
    assertThat(floor.held().getFirst()).isInstanceOf(Position.Open.class);
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

  @Test
  void neitherBuysNorSellsAgainWhileAnOutcomeIsUnknown() {
    floor.venue.nextOutcome(new ConversionOutcome.Unknown("connection reset"));
    floor.buy("BTC");
    floor.buy("ETH");
    assertThat(floor.refusals()).containsExactly(Refusal.POSITIONS_FULL);
    assertThat(floor.venue.converted()).isEmpty();
    assertThat(conversion("c1").stage()).isInstanceOf(Stage.Unknown.class);

    Floor other = new Floor();
    other.buy("BTC");
    other.venue.nextOutcome(new ConversionOutcome.Unknown("connection reset"));
    assertThat(other.trader.close("p1").join())
        .isEqualTo(new CloseAnswer.Unclear("connection reset"));
    assertThat(other.trader.close("p1").join()).isEqualTo(new CloseAnswer.AlreadyClosing());
    other.venue.price("BTC", "1");
    other.look();
    assertThat(other.venue.converted()).hasSize(1);
  }

  @Test
  void takesAVenueThatBreaksForAnUnknownOutcomeAfterSendingAndForARefusalBefore() {
    floor.venue.onConvert(_ -> {
      throw new IllegalStateException("bug");
    });
    floor.buy("BTC");
    assertThat(conversion("c1").stage()).isInstanceOf(Stage.Unknown.class);

    Floor other = new Floor();
    other.venue.onQuote(_ -> {
      throw new IllegalStateException("bug");
    });
    other.buy("BTC");
    assertThat(other.refusals()).containsExactly(Refusal.UNEXPECTED_FAULT);
    other.venue.onQuote(_ -> {});
    other.buy("BTC");
    assertThat(other.held()).hasSize(1);
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
  void letsTheUserSetTheBalanceWhereThePlanSaysSo() {
    assertThatThrownBy(() -> floor.trader.setBalance(usdt("5")))
        .hasMessage("The balance of this trader follows from its trades");
    floor.with(Plans.slots(2, "0"));
    floor.buy("BTC");
    assertThat(floor.refusals()).containsExactly(Refusal.STAKE_TOO_SMALL);
    floor.trader.setBalance(usdt("50.5")).join();
    floor.crash();
    assertThat(floor.cash()).isEqualTo(usdt("50.5"));
    floor.buy("BTC");
    assertThat(floor.cash()).isEqualTo(usdt("25.25"));
  }

  @Test
  void doesNotTakeTheMoneyFromAnEntryThatIsUnderWay() {
    floor.with(Plans.slots(2, "100"));
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run();
    var answer = floor.trader.setBalance(usdt("10"));
    floor.work();
    assertThat(answer.join())
        .isInstanceOfSatisfying(
            BalanceAnswer.Done.class,
            done -> assertThat(done.ledger().deposits()).isEqualTo(usdt("-40")));
    assertThat(floor.cash()).isEqualTo(usdt("10"));
    assertThat(floor.held().getFirst().entry().cost()).isEqualTo(usdt("50"));
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

  @Test
  void archivesTheLedgerAndBeginsANewOne() throws Exception {
    floor.buy("BTC");
    floor.trader.close("p1").join();
    floor.buy("ETH");
    ResetAnswer answer = floor.trader.reset(false).join();
    assertThat(answer)
        .isEqualTo(
            new ResetAnswer.Done(Floor.HOME.resolve("archive/ledger-2026-03-01T12-00-00Z.json")));
    assertThat(
            new String(
                floor.disk.read(((ResetAnswer.Done) answer).archive()), StandardCharsets.UTF_8))
        .contains("\"p1\"", "\"p2\"", "\"ETH/USDT\"");
    assertThat(floor.held()).isEmpty();
    assertThat(floor.closed()).isEmpty();
    assertThat(floor.cash()).isEqualTo(usdt("100"));
    floor.buy("BTC");
    assertThat(floor.held().getFirst().id()).isEqualTo("p3");
  }

  @Test
  void doesNotResetWhileAConversionIsUnderWay() {
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run();
    var reset = floor.trader.reset(true);
    floor.waiting.removeLast().run();
    assertThat(reset.join()).isEqualTo(new ResetAnswer.Busy());
  }

  @Test
  void letsConversionsFinishAndNothingBeginWhileStopping() {
    floor.with(Plans.slots(2, "100"));
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run();
    Thread stopping = Thread.ofVirtual().start(floor.trader::close);
    while (floor.waiting.size() < 2) {
      Thread.onSpinWait();
    }
    floor.waiting.removeLast().run();
    floor.buy("ETH");
    floor.work();
    assertThat(join(stopping)).isTrue();
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.refusals()).containsExactly(Refusal.SHUTTING_DOWN);
  }

  @Test
  void writesDownWhatHappenedAlthoughTheDiskIsFullWhenItStops() {
    StoppingDisk disk = new StoppingDisk(floor.disk.copy(), Integer.MAX_VALUE);
    floor.open(disk);
    floor.venue.onConvert(_ -> disk.refuses(3));
    floor.buy("BTC");
    assertThat(floor.held()).isEmpty();

    floor.trader.close();
    assertThat(floor.held()).hasSize(1);
  }

  private static boolean join(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void countsWhatItsTradesBrought() {
    floor.buy("BTC");
    floor.clock.pass(Duration.ofMinutes(10));
    floor.venue.price("BTC", "51000");
    floor.look();
    floor.buy("ETH");
    floor.clock.pass(Duration.ofMinutes(20));
    floor.venue.price("ETH", "1900");
    floor.look();
    floor.buy("ETH");
    floor.trader.close("p3").join();
    floor.buy("ETH");
    Statistics statistics = floor.trader.status().statistics();
    assertThat(statistics)
        .isEqualTo(
            new Statistics(
                4,
                3,
                1,
                1,
                1,
                1,
                Optional.of(Percentage.of("33.33333333")),
                usdt("-3.1"),
                Optional.of(Percentage.of("-3.1")),
                Optional.of(Percentage.of("2")),
                Optional.of(Percentage.of("-5")),
                Optional.of(Duration.ofMinutes(10))));
  }

  @Test
  void givesNoPercentageOfAnInvestmentThatWasTakenOutAgain() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    floor.venue.price("BTC", "60000");
    floor.look();
    floor.trader.setBalance(usdt("0")).join();
    Statistics statistics = floor.trader.status().statistics();
    assertThat(statistics.realised()).isEqualTo(usdt("10"));
    assertThat(statistics.realisedPercentage()).isEmpty();
  }

  @Test
  void refusesABookInAnotherCoin() {
    floor.buy("BTC");
    TradingPlan inEuro =
        new TradingPlan() {
          @Override
          public boolean wants(Pair pair) {
            return true;
          }

          @Override
          public Ruling room(Pair pair, Funds funds) {
            return Ruling.accepted();
          }

          @Override
          public Amount stake(Funds funds) {
            return funds.ledger().cash();
          }

          @Override
          public Amount startBalance() {
            return Amount.of("1", new Coin("EUR"));
          }

          @Override
          public Amount balance(Funds funds) {
            return funds.ledger().cash();
          }

          @Override
          public boolean takesDeposits() {
            return false;
          }
        };
    assertThatThrownBy(() -> floor.with(inEuro))
        .hasMessage(
            "The ledger kept here is in USDT, and BASE_TOKEN is EUR; choose another directory for"
                + " it");
  }
}
