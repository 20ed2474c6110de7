package dev.flare.trading;

import static dev.flare.trading.Floor.USDT;
import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.ExchangeWithMemory.Fate;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.LowProfit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTradingTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");
  private static final Coin BTC = new Coin("BTC");

  private final List<String> obstacles = new ArrayList<>();
  private Floor floor = new Floor();
  private ExchangeWithMemory exchange = account(floor);

  private ExchangeWithMemory account(Floor around) {
    ExchangeWithMemory made = new ExchangeWithMemory(around.venue, around.clock);
    made.owns("1000", "USDT");
    around.live = Optional.of(new LiveAccount(made, made, () -> obstacles));
    around.crash();
    around.trader.switchMode(Mode.LIVE).join();
    return made;
  }

  @BeforeEach
  void keepExpectedLinesQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private Stage stage(String id) {
    return floor.trader.status().conversions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow()
        .stage();
  }

  private void pass(Duration time) {
    floor.clock.pass(time);
    floor.clock.passReally(time);
    floor.look();
  }

  private void passUntilSettled() {
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(10));
    }
  }

  @Test
  void movesRealMoneyAndBooksWhatTheAnswerSays() {
    floor.buy("BTC");
    assertThat(exchange.has(BTC)).isEqualTo(Amount.of("0.002", BTC));
    floor.venue.price("BTC", "51000");
    floor.look();

    assertThat(floor.closed()).singleElement().extracting(it -> it.realised()).isEqualTo(usdt("2"));
    assertThat(exchange.has(USDT)).isEqualTo(usdt("1002"));
    assertThat(floor.venue.converted()).isEmpty();
  }

  @Test
  void isImpossibleWithoutAnAccount() {
    Floor bare = new Floor();

    assertThatThrownBy(() -> bare.trader.switchMode(Mode.LIVE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opensNothingWhileTheAccountIsNotFit() {
    obstacles.add("the key may withdraw");
    floor.buy("BTC");

    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).containsExactly(Refusal.LIVE_NOT_READY);
    assertThat(exchange.executed()).isEmpty();
  }

  @Test
  void closesEvenWhileTheAccountIsNotFit() {
    floor.buy("BTC");
    obstacles.add("the key may withdraw");
    floor.venue.price("BTC", "40000");
    floor.look();
    floor.look();

    assertThat(floor.held()).isEmpty();
    assertThat(exchange.has(BTC)).isEqualTo(Amount.zero(BTC));
  }

  @Test
  void opensNothingThatIsNotInTheAccount() {
    exchange.owns("99.99", "USDT");
    floor.buy("BTC");

    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).containsExactly(Refusal.BALANCE_TOO_LOW);
  }

  @Test
  void opensNothingWhileTheBalanceCannotBeRead() {
    exchange.isReadable(false);
    floor.buy("BTC");

    assertThat(floor.refusals()).containsExactly(Refusal.BALANCE_UNKNOWN);
    assertThat(exchange.executed()).isEmpty();
  }

  @Test
  void sellsNotTheOwnersOtherCoins() {
    floor.buy("BTC");
    exchange.owns("5.002", "BTC");
    floor.trader.close("p1").join();

    assertThat(exchange.has(BTC)).isEqualTo(Amount.of("5", BTC));
    assertThat(floor.closed().getFirst().unsold()).isEmpty();
  }

  @Test
  void sellsWhatIsThereAtOnceWhereNextToNothingIsMissing() {
    floor.buy("BTC");
    exchange.owns("0.00196", "BTC");
    floor.trader.close("p1").join();

    assertThat(floor.closed())
        .singleElement()
        .satisfies(closed -> {
          assertThat(closed.proceeds()).isEqualTo(usdt("98"));
          assertThat(closed.unsold()).hasValue(Amount.of("0.00004", BTC));
        });
  }

  @Test
  void takesWhatCannotBeConvertedForDust() {
    floor.buy("BTC");
    floor.venue.limit("BTC", "0.0005", "10");
    exchange.owns("0.00150001", "BTC");
    floor.trader.close("p1").join();

    assertThat(floor.held()).isEmpty();
    assertThat(told(floor.closed()))
        .containsExactly(
            "p1 MANUAL 0.00150001 BTC for 75.0005 USDT brought 75.0005 USDT",
            "p2 WRITTEN_OFF 0.00049999 BTC for 24.9995 USDT brought 0 USDT");
  }

  private static List<String> told(List<Position.Closed> closed) {
    return closed.stream()
        .map(each ->
            "%s %s %s for %s brought %s"
                .formatted(
                    each.id(),
                    each.reason(),
                    each.entry().amount(),
                    each.entry().cost(),
                    each.proceeds()))
        .toList();
  }

  @Test // it sold a part and forgot the rest
  void losesNoPositionByOneOddBalance() {
    floor.buy("BTC");
    exchange.owns("0.0001", "BTC");
    floor.venue.price("BTC", "45000");
    floor.look();
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(floor.refusals()).containsExactly(Refusal.COINS_MISSING);
    assertThat(floor.trader.status().available(floor.held().getFirst()))
        .hasValue(Amount.of("0.0001", BTC));

    exchange.owns("0.002", "BTC");
    pass(Duration.ofSeconds(5));
    assertThat(floor.closed())
        .singleElement()
        .extracting(it -> it.proceeds())
        .isEqualTo(usdt("90"));
  }

  @Test
  void sellsWhatIsLeftOnceTheRestHasBeenMissingForAMinute() {
    floor.buy("BTC");
    exchange.owns("0.0015", "BTC");
    floor.venue.price("BTC", "45000");
    floor.look();
    for (int second = 1; second < 75; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(floor.closed()).isEmpty();
    }
    pass(Duration.ofSeconds(1));

    assertThat(told(floor.closed()))
        .containsExactly(
            "p1 STOP_LOSS 0.0015 BTC for 75 USDT brought 67.5 USDT",
            "p2 WRITTEN_OFF 0.0005 BTC for 25 USDT brought 0 USDT");
  }

  @Test // the cost of all against what a half brought: a gain looked like a loss of a half
  void countsAGainOfWhatIsLeftAsAGainAndWhatIsGoneAsItsOwnLoss() {
    floor.protectedBy(
        new DailyLoss(Percentage.of("1")),
        new LowProfit(1, Percentage.ZERO, Duration.ofDays(1), Duration.ofHours(1)));
    floor.buy("BTC");
    exchange.owns("0.001", "BTC");
    floor.venue.price("BTC", "51000");
    for (int second = 0; second < 80; second++) {
      pass(Duration.ofSeconds(1));
    }

    assertThat(told(floor.closed()))
        .containsExactly(
            "p1 TAKE_PROFIT 0.001 BTC for 50 USDT brought 51 USDT",
            "p2 WRITTEN_OFF 0.001 BTC for 50 USDT brought 0 USDT");
    assertThat(floor.closed())
        .extracting(it -> it.unsold().isPresent())
        .containsExactly(false, true);
    assertThat(floor.trader.locks()).isEmpty();
    requireTheMoneyOf(floor.closed());
    floor.crash();
    requireTheMoneyOf(floor.closed());
  }

  /// Cash from what the exchange really has, gains from the positions, both against the ledger.
  private void requireTheMoneyOf(List<Position.Closed> closed) {
    Ledger ledger = floor.trader.status().funds().ledger();
    assertThat(ledger.cash()).isEqualTo(exchange.has(USDT).minus(usdt("900")));
    Amount brought = closed.stream().map(it -> it.proceeds()).reduce(usdt("0"), Amount::plus);
    Amount cost = closed.stream().map(it -> it.entry().cost()).reduce(usdt("0"), Amount::plus);
    assertThat(ledger.realised()).isEqualTo(brought.minus(cost));
    assertThat(ledger.difference(usdt("0"))).isEqualTo(usdt("0"));
    Recount.requireTheSame(floor, "after a part was gone");
  }

  @Test // it tried each second for ever
  void triesEverMoreSeldomToSellCoinsThatAreGone() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    floor.venue.price("BTC", "45000");
    for (int second = 0; second < 315; second++) {
      pass(Duration.ofSeconds(1));
    }

    assertThat(floor.held()).hasSize(1);
    assertThat(floor.trader.refusals().of(Refusal.COINS_MISSING)).isEqualTo(7);
    exchange.owns("0.002", "BTC");
    pass(Duration.ofSeconds(80));
    assertThat(floor.closed()).hasSize(1);
  }

  @Test
  void takesTwoOddBalancesFarApartForNoMoreThanThat() {
    floor.buy("BTC");
    exchange.owns("0.0001", "BTC");
    floor.trader.close("p1").join();
    pass(Duration.ofMinutes(6));
    assertThat(floor.trader.status().available(floor.held().getFirst())).isEmpty();
    floor.trader.close("p1").join();

    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void takesTwoOddBalancesWithNoLookBetweenForNoMoreThanThat() {
    floor.buy("BTC");
    exchange.owns("0.0001", "BTC");
    floor.trader.close("p1").join();
    pass(Duration.ofSeconds(121));
    floor.trader.close("p1").join();
    assertThat(floor.held()).hasSize(1);

    pass(Duration.ofSeconds(61));
    floor.trader.close("p1").join();
    assertThat(floor.held()).isEmpty();
  }

  @Test // what an order of the owner's had held for long was then sold without a question
  void countsNoMinuteInWhichAnOrderHeldTheCoins() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    exchange.holdsBack("0.0015", "BTC");
    floor.venue.price("BTC", "45000");
    for (int second = 0; second < 200; second++) {
      pass(Duration.ofSeconds(1));
    }
    exchange.holdsBack("0", "BTC");
    floor.trader.close("p1").join();
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.refusals()).contains(Refusal.COINS_MISSING);

    pass(Duration.ofSeconds(59));
    floor.trader.close("p1").join();
    assertThat(floor.held()).hasSize(1);
    pass(Duration.ofSeconds(1));
    floor.trader.close("p1").join();
    assertThat(floor.held()).isEmpty();
  }

  @Test
  void sellsAlthoughTheBalanceCannotBeRead() {
    floor.buy("BTC");
    exchange.isReadable(false);
    floor.trader.close("p1").join();

    assertThat(floor.closed()).hasSize(1);
    assertThat(exchange.has(BTC)).isEqualTo(Amount.zero(BTC));
  }

  @Test
  void sellsNoPartOfWhatAnOrderOfTheOwnersHoldsBack() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    exchange.holdsBack("0.0015", "BTC");
    floor.trader.close("p1").join();

    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(floor.refusals()).containsExactly(Refusal.BALANCE_TOO_LOW);
  }

  @Test
  void takesAProfitOfWhatIsLeftOfAPosition() {
    floor.buy("BTC");
    exchange.owns("0.00197", "BTC");
    floor.venue.price("BTC", "51000");
    floor.look();

    assertThat(floor.closed())
        .singleElement()
        .extracting(it -> it.proceeds())
        .isEqualTo(usdt("100.47"));
  }

  @Test
  void sellsNothingOfACoinOfWhichASaleWasLostAMomentAgo() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    floor.buy("BTC");
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.venue.price("BTC", "51000");
    floor.holdRequests();
    floor.trader.close("p1");
    floor.trader.close("p2");
    floor.work();

    assertThat(floor.refusals()).contains(Refusal.CONVERSION_UNRESOLVED);
    assertThat(exchange.executed()).hasSize(2);
  }

  @Test
  void forgetsNoConversionOfUnknownOutcomeByAReset() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");

    assertThat(floor.trader.reset(true).join())
        .isEqualTo(new ResetAnswer.ConversionUnresolved("c1"));
  }

  @Test // the earlier system bought again with the same money
  void findsAPurchaseWhoseAnswerWasLostAndBuysNothingMeanwhile() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    assertThat(stage("c1")).isInstanceOf(Stage.Unknown.class);
    assertThat(floor.held()).isEmpty();

    floor.buy("ETH");
    assertThat(floor.refusals()).contains(Refusal.POSITIONS_FULL);

    floor.look();
    pass(Duration.ofSeconds(2));
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(stage("c1"))
        .isInstanceOfSatisfying(
            Stage.Confirmed.class, it -> assertThat(it.record()).hasValue("r0"));
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test
  void goesOnOnceAPurchaseIsProvenNotDone() {
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.buy("BTC");
    passUntilSettled();
    assertThat(stage("c1"))
        .isInstanceOfSatisfying(
            Stage.Refused.class, it -> assertThat(it.reason()).isEqualTo(Refusal.NEVER_EXECUTED));

    floor.buy("BTC");
    assertThat(floor.held()).hasSize(1);
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test // the earlier system sold for ever, the owner's coins too
  void sellsOnceThoughTheAnswerWasLost() {
    exchange.owns("3", "BTC");
    floor.buy("BTC");
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.venue.price("BTC", "51000");
    floor.look();
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Closing.class);

    floor.look();
    pass(Duration.ofSeconds(2));
    assertThat(floor.closed()).singleElement().extracting(it -> it.realised()).isEqualTo(usdt("2"));
    assertThat(exchange.has(BTC)).isEqualTo(Amount.of("3", BTC));
    assertThat(floor.cash()).isEqualTo(usdt("102"));
  }

  @Test
  void sellsAgainOnceASaleIsProvenNotDone() {
    floor.buy("BTC");
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.venue.price("BTC", "51000");
    floor.look();
    passUntilSettled();

    assertThat(floor.closed()).hasSize(1);
    assertThat(exchange.executed()).hasSize(2);
  }

  @Test
  void looksAgainAfterARestart() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    floor.crash();
    assertThat(floor.held()).isEmpty();
    floor.look();
    pass(Duration.ofSeconds(2));

    assertThat(floor.held()).hasSize(1);
    assertThat(floor.trader.status().switches().mode()).isEqualTo(Mode.LIVE);
  }

  @Test // it logged an error about the closed store
  void leavesWhatASearchFindsAfterTheEndToTheNextStart() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    floor.look();
    floor.holdRequests();
    pass(Duration.ofSeconds(2));
    floor.waiting.poll().run(); // the mailbox, which lets the search begin
    floor.threads = Runnable::run;
    Told told = Told.of(LostConversions.class);
    floor.trader.close();
    floor.store.close();
    floor.work();

    assertThat(told.end()).isEmpty();
    floor.crash();
    floor.look();
    pass(Duration.ofSeconds(2));
    assertThat(floor.held()).hasSize(1);
  }

  @Test // what was bought could never be booked, and nothing else either
  void refusesAnotherBaseTokenWhileAPurchaseInTheOldOneMayBeDone() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");

    assertThatThrownBy(() -> floor.with(Plans.slots(1, Amount.of("100", new Coin("EUR")))))
        .hasMessageStartingWith("The ledger kept here is in USDT, and BASE_TOKEN is EUR");
  }

  @Test
  void staysUnknownWhileTheRecordsCannotBeRead() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    exchange.isReadable(false);
    passUntilSettled();

    assertThat(stage("c1")).isInstanceOf(Stage.Unknown.class);
    assertThat(floor.trader.searchFor(floor.trader.status().conversions().getFirst()))
        .hasValue("the records cannot be read");
  }

  @Test // the earlier system closed it in the books only
  void sellsForRealWhatWasBoughtForRealThoughTheModeIsAnotherNow() {
    floor.buy("BTC");
    floor.trader.switchMode(Mode.DEMO).join();
    floor.venue.price("BTC", "51000");
    floor.look();

    assertThat(floor.held()).isEmpty();
    assertThat(exchange.has(BTC)).isEqualTo(Amount.zero(BTC));
    assertThat(exchange.has(USDT)).isEqualTo(usdt("1002"));
  }

  @Test // the earlier system sold coins that it never bought
  void closesOnPaperWhatWasBoughtOnPaper() {
    floor.trader.switchMode(Mode.DEMO).join();
    exchange.owns("7", "BTC");
    floor.buy("BTC");
    floor.trader.switchMode(Mode.LIVE).join();
    floor.venue.price("BTC", "51000");
    floor.look();

    assertThat(floor.held()).isEmpty();
    assertThat(exchange.executed()).isEmpty();
    assertThat(exchange.has(BTC)).isEqualTo(Amount.of("7", BTC));
  }

  @Test
  void claimsNoRecordOfAConversionWhoseAnswerCame() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.buy("BTC");
    passUntilSettled();

    assertThat(floor.held()).hasSize(1);
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test
  void claimsNoRecordOfAConversionBehindOneWhoseClockWasWrong() {
    floor.with(Plans.slots(4, "100"));
    floor.buy("BTC");
    floor.clock.pass(Duration.ofDays(-2));
    floor.buy("ETH");
    floor.clock.pass(Duration.ofDays(2).minusSeconds(1));
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.buy("BTC");
    passUntilSettled();

    assertThat(stage("c3")).isInstanceOf(Stage.Unknown.class);
    assertThat(floor.held()).extracting(Position::id).containsExactly("p1");
  }

  @Test
  void takesAPersonsWord() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    exchange.isReadable(false);
    floor.look();

    assertThat(floor.trader.resolve("c1", Optional.empty()).join())
        .isEqualTo(new ResolveAnswer.TooEarly());
    assertThat(floor.trader.resolve("c1", Optional.of(Amount.of("199", BTC))).join())
        .isEqualTo(new ResolveAnswer.Implausible(Amount.of("0.002", BTC)));
    assertThat(floor.trader.resolve("c1", Optional.of(usdt("3"))).join())
        .isEqualTo(new ResolveAnswer.OtherCoin(BTC));
    assertThat(floor.trader.resolve("c9", Optional.empty()).join())
        .isEqualTo(new ResolveAnswer.NotLost());
    assertThat(floor.trader.resolve("c1", Optional.of(Amount.of("0.00199", BTC))).join())
        .isEqualTo(new ResolveAnswer.Done());
    assertThat(floor.held())
        .singleElement()
        .extracting(it -> it.entry().amount())
        .isEqualTo(Amount.of("0.00199", BTC));
    assertThat(floor.trader.resolve("c1", Optional.empty()).join())
        .isEqualTo(new ResolveAnswer.NotLost());
  }

  @Test
  void looksForATradeDuringWhichThisProgramFailed() {
    exchange.nextTrade(Fate.DONE_AND_BROKEN);
    floor.buy("BTC");
    assertThat(stage("c1")).isInstanceOf(Stage.Unknown.class);

    floor.look();
    pass(Duration.ofSeconds(2));
    assertThat(floor.held()).hasSize(1);
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test
  void goesOnAfterThisProgramFailedBeforeAnythingWasSent() {
    floor.live = Optional.of(new LiveAccount(exchange, exchange, LiveTradingTest::broken));
    floor.crash();
    floor.buy("BTC");
    assertThat(stage("c1"))
        .isInstanceOfSatisfying(
            Stage.Refused.class, it -> assertThat(it.reason()).isEqualTo(Refusal.UNEXPECTED_FAULT));

    floor.trader.switchMode(Mode.DEMO).join();
    floor.buy("BTC");
    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void opensNothingOnASignalThatGrewOldWhileItWaitedForItsTurn() {
    floor.live = Optional.of(new LiveAccount(exchange, exchange, this::slowly));
    floor.crash();
    floor.buy("BTC");

    assertThat(floor.refusals()).containsExactly(Refusal.SIGNAL_TOO_OLD);
    assertThat(exchange.executed()).isEmpty();
  }

  private List<String> slowly() {
    floor.clock.pass(Duration.ofSeconds(11));
    return List.of();
  }

  private static List<String> broken() {
    throw new NoClassDefFoundError("replaced while running");
  }

  @Test
  void looksAgainThoughThisProgramFailedDuringASearch() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    floor.look();
    exchange.breaksNextSearch();
    pass(Duration.ofSeconds(2));
    assertThat(stage("c1")).isInstanceOf(Stage.Unknown.class);

    pass(Duration.ofSeconds(5));
    assertThat(floor.held()).hasSize(1);
  }

  @Test
  void refusesWhatStillWaitsForItsTurnWhenItStops() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    floor.venue.price("BTC", "51000");
    floor.holdRequests();
    var answer = floor.trader.close("p1");
    floor.waiting.poll().run();
    Thread _ = Thread.ofVirtual().start(floor.trader::close);
    while (floor.waiting.size() < 2) {
      Thread.onSpinWait();
    }
    floor.waiting.removeLast().run();
    floor.work();

    assertThat(answer.join())
        .isEqualTo(new CloseAnswer.NotDone(Refusal.SHUTTING_DOWN, "this trader is stopping"));
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test // it would be bought or sold with money that is counted twice
  void takesNoBalanceWhileAConversionMayHaveChangedIt() {
    floor.with(Plans.slots(2, "100"));
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    assertThat(floor.trader.setBalance(usdt("50")).join())
        .isEqualTo(new BalanceAnswer.ConversionUnresolved("c1"));
    assertThat(floor.cash()).isEqualTo(usdt("100"));

    floor.look();
    pass(Duration.ofSeconds(2));
    assertThat(floor.trader.setBalance(usdt("40")).join()).isInstanceOf(BalanceAnswer.Done.class);
    assertThat(floor.cash()).isEqualTo(usdt("40"));
  }

  @Test // what it brings would be counted twice
  void takesNoBalanceWhileAPositionIsBeingSold() {
    floor.with(Plans.slots(2, "100"));
    floor.buy("BTC");
    floor.holdRequests();
    floor.trader.close("p1");
    floor.waiting.poll().run();
    var early = floor.trader.setBalance(usdt("100"));
    floor.waiting.removeLast().run();
    assertThat(early).isCompletedWithValue(new BalanceAnswer.ConversionUnresolved("c2"));

    floor.work();
    var late = floor.trader.setBalance(usdt("100"));
    floor.work();
    assertThat(late.join()).isInstanceOf(BalanceAnswer.Done.class);
    assertThat(floor.cash()).isEqualTo(usdt("100"));
  }

  @Test
  void takesABalanceOfThePaperMoneyWhileRealMoneyIsLost() {
    floor.with(Plans.slots(2, "100"));
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    floor.trader.switchMode(Mode.DEMO).join();

    assertThat(floor.trader.setBalance(usdt("50")).join()).isInstanceOf(BalanceAnswer.Done.class);
  }

  @Test
  void agreesWithTheExchangeAfterRandomTradingFaultsAndCrashes() {
    for (long seed = 1; seed <= 200; seed++) {
      floor = new Floor();
      exchange = account(floor);
      floor.with(Plans.slots(1 + (int) (seed % 3), "100"));
      Random random = new Random(seed);
      for (int step = 0; step < 60; step++) {
        act(random);
      }
      comeToRest();
      requireAgreement("seed " + seed);
    }
  }

  private void act(Random random) {
    String coin = random.nextBoolean() ? "BTC" : "ETH";
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> floor.buy(coin);
      case 3, 4 -> floor.look();
      case 5, 6 -> floor.venue.price(coin, price(coin.equals("BTC") ? 45_000 : 1_800, random));
      case 7 -> floor.trader.close("p" + (1 + random.nextInt(8))).join();
      case 8 -> exchange.nextTrade(Fate.values()[random.nextInt(Fate.values().length)]);
      case 9 -> floor.clock.pass(Duration.ofSeconds(random.nextInt(120)));
      case 10 -> {
        if (random.nextInt(3) == 0) {
          floor.crash();
        } else {
          exchange.isReadable(random.nextInt(4) > 0);
        }
      }
      case 11 -> floor.trader.switchMode(random.nextInt(4) > 0 ? Mode.LIVE : Mode.DEMO).join();
      default -> throw new IllegalStateException();
    }
  }

  private static String price(int lowest, Random random) {
    return BigDecimal.valueOf(lowest + lowest * random.nextInt(200) / 900L).toPlainString();
  }

  private void comeToRest() {
    exchange.isFine();
    floor.trader.switchMode(Mode.LIVE).join();
    floor.trader.switchTrading(false).join();
    passUntilSettled();
    floor.trader.status().conversions().stream()
        .filter(each -> !each.isFinal())
        .forEach(this::lookAndSay);
    passUntilSettled();
  }

  /// What a person does with a sale that was lost while the balances could not be read.
  private void lookAndSay(Conversion lost) {
    Stage.Unknown unknown = (Stage.Unknown) lost.stage();
    assertThat(unknown.before()).isEmpty();
    Optional<Amount> received =
        exchange.executed().stream()
            .map(ExchangeWithMemory.Executed::quote)
            .filter(unknown.quote()::equals)
            .map(Quote::receive)
            .findFirst();
    assertThat(floor.trader.resolve(lost.id(), received).join())
        .isEqualTo(new ResolveAnswer.Done());
  }

  private void requireAgreement(String moment) {
    Status status = floor.trader.status();
    assertThat(status.conversions()).as(moment).allMatch(Conversion::isFinal);
    assertThat(booked(status)).as(moment).isEqualTo(happened());
    Funds funds = status.funds();
    assertThat(funds.ledger().difference(funds.costOfHeld()))
        .as(moment)
        .isEqualTo(Amount.zero(USDT));
    assertThat(exchange.has(USDT)).as(moment).isEqualTo(usdt("900").plus(funds.ledger().cash()));
    for (Coin coin : List.of(BTC, new Coin("ETH"))) {
      assertThat(exchange.has(coin)).as(moment).isEqualTo(heldLive(status, coin));
    }
  }

  private static Amount heldLive(Status status, Coin coin) {
    return status.held().stream()
        .filter(it -> it.entry().mode() == Mode.LIVE)
        .map(it -> it.entry().amount())
        .filter(amount -> amount.coin().equals(coin))
        .reduce(Amount.zero(coin), Amount::plus);
  }

  private static List<String> booked(Status status) {
    return status.conversions().stream()
        .filter(each -> each.mode() == Mode.LIVE)
        .map(Conversion::stage)
        .filter(Stage.Confirmed.class::isInstance)
        .map(it -> it instanceof Stage.Confirmed done ? done.quote().id() : "")
        .sorted()
        .toList();
  }

  private List<String> happened() {
    return exchange.executed().stream().map(it -> it.quote().id()).sorted().toList();
  }
}
