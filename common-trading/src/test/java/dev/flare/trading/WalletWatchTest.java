package dev.flare.trading;

import static dev.flare.trading.Floor.USDT;
import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.trading.ExchangeWithMemory.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalletWatchTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");
  private static final Logger WATCH = Logger.getLogger(WalletWatch.class.getName());
  private static final Coin BTC = new Coin("BTC");

  private final Floor floor = new Floor();
  private final ExchangeWithMemory exchange = new ExchangeWithMemory(floor.venue, floor.clock);
  private final List<String> alarms = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          if (line.getLevel() == Level.SEVERE) {
            alarms.add(line.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void tradeLive() {
    LOG.setLevel(Level.OFF);
    WATCH.setLevel(Level.ALL);
    WATCH.setUseParentHandlers(false);
    WATCH.addHandler(listener);
    exchange.owns("1000", "USDT");
    floor.live = Optional.of(new LiveAccount(exchange, exchange, List::of));
    floor.with(Plans.slots(2, "100"));
    floor.trader.switchMode(Mode.LIVE).join();
  }

  @AfterEach
  void speakAgain() {
    WATCH.removeHandler(listener);
    WATCH.setUseParentHandlers(true);
    WATCH.setLevel(null);
    LOG.setLevel(null);
  }

  private void pass(Duration time) {
    floor.clock.pass(time);
    floor.clock.passReally(time);
    floor.look();
  }

  private void passAMinute() {
    pass(Duration.ofMinutes(1));
  }

  /// Long enough to be sure.
  private void beSure() {
    passAMinute();
    pass(Duration.ofSeconds(10));
  }

  /// The mailbox finds a thread, and the questions that come from it find none.
  private void findNoThreadForQuestions() {
    AtomicBoolean busy = new AtomicBoolean();
    floor.threads =
        task -> {
          if (busy.getAndSet(true)) {
            throw new RejectedExecutionException("no thread");
          }
          task.run();
          busy.set(false);
        };
  }

  @Test // the account was never compared again
  void looksAgainAfterNoThreadWasFoundForALook() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    findNoThreadForQuestions();
    passAMinute();
    floor.threads = Runnable::run;
    beSure();

    assertThat(missing(BTC)).isEqualTo(Amount.of("0.001", BTC));
  }

  /// As somebody who has just looked.
  private DriftAnswer settle(Coin coin, DriftRemedy remedy) {
    return settle(missing(coin), remedy);
  }

  private DriftAnswer settle(Amount missing, DriftRemedy remedy) {
    return floor.trader.settleDrift(missing, remedy).join();
  }

  private Amount missing(Coin coin) {
    return floor.trader.drifts().stream()
        .map(Drift::missing)
        .filter(each -> each.coin().equals(coin))
        .findFirst()
        .orElse(Amount.zero(coin));
  }

  private void requireIdentity() {
    Funds funds = floor.trader.status().funds();
    assertThat(funds.ledger().difference(funds.costOfHeld())).isEqualTo(usdt("0"));
    Amount realised =
        floor.closed().stream().map(Position.Closed::realised).reduce(usdt("0"), Amount::plus);
    assertThat(funds.ledger().realised()).isEqualTo(realised);
  }

  @Test
  void findsNothingWhereTheAccountHasAtLeastWhatTheBookSays() {
    floor.buy("BTC");
    exchange.owns("3", "BTC");
    passAMinute();

    assertThat(floor.trader.drifts()).isEmpty();
    assertThat(floor.trader.walletLookedAt()).contains(floor.clock.instant());
  }

  @Test
  void tellsOnceOfCoinsThatAreGoneAndRemindsEachHour() {
    floor.buy("BTC");
    floor.venue.price("BTC", "49900"); // so that it stays open
    exchange.owns("0.0004", "BTC");
    passAMinute();
    assertThat(floor.trader.drifts()).isEmpty();
    pass(Duration.ofMillis(9_999));
    assertThat(floor.trader.drifts()).isEmpty();
    pass(Duration.ofMillis(1));

    assertThat(floor.trader.drifts())
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.book()).isEqualTo(Amount.of("0.001", BTC));
          assertThat(drift.missing()).isEqualTo(Amount.of("0.0006", BTC));
        });
    assertThat(alarms).hasSize(1);
    for (int minute = 1; minute < 60; minute++) {
      passAMinute();
    }
    assertThat(alarms).hasSize(1);
    passAMinute();
    assertThat(alarms).hasSize(2);
  }

  @Test
  void takesBackTheAlarmWhenTheCoinsAreThereAgain() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    beSure();
    exchange.owns("0.001", "BTC");
    beSure();

    assertThat(floor.trader.drifts()).isEmpty();
  }

  @Test
  void countsWhatAnOrderOfTheOwnersHoldsBackAsThere() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    exchange.holdsBack("0.001", "BTC");
    beSure();

    assertThat(floor.trader.drifts()).isEmpty();
  }

  @Test
  void takesForDustWhatIsTooLittleToBeConverted() {
    floor.venue.limit("BTC", "0.00001", "10");
    floor.buy("BTC");
    exchange.owns("0.00099001", "BTC");
    beSure();
    assertThat(floor.trader.drifts()).isEmpty();

    exchange.owns("0.00099", "BTC");
    beSure();
    assertThat(floor.trader.drifts()).hasSize(1);
  }

  @Test
  void doesNotTakeALostConversionForADrift() {
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.buy("BTC");
    exchange.isReadable(false);
    beSure();
    assertThat(floor.trader.drifts()).isEmpty();

    exchange.isReadable(true);
    beSure();
    beSure();
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.trader.drifts()).isEmpty();
  }

  @Test
  void doesNotTakeAConversionUnderWayForADrift() {
    floor.buy("BTC");
    exchange.owns("999", "USDT");
    floor.holdRequests();
    floor.trader.close("p1");
    passAMinute();
    exchange.owns("0", "BTC"); // as the exchange does before it answers
    floor.work();
    exchange.owns("1050", "USDT");
    beSure();
    floor.work();

    assertThat(floor.trader.drifts()).isEmpty();
    assertThat(alarms).isEmpty();
  }

  @Test
  void believesNoLookThatTheBookOvertook() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    passAMinute();
    exchange.owns("0.001", "BTC");
    floor.buy("BTC"); // the book says twice as much as at the first look
    exchange.owns("0.0015", "BTC");
    pass(Duration.ofSeconds(10));
    assertThat(floor.trader.drifts()).isEmpty();
    pass(Duration.ofSeconds(10));
    assertThat(floor.trader.drifts()).hasSize(1);
  }

  @Test
  void doesNotWriteOffWhatTheExchangeHasNotShownYet() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    beSure();
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC"); // what was bought just now is not there yet
    passAMinute();
    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Unsettled());

    exchange.owns("0.0015", "BTC");
    pass(Duration.ofSeconds(10));
    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Unsettled());

    pass(Duration.ofSeconds(10));
    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("-25"));
    requireIdentity();
  }

  @Test // or everything would be written off because of one odd answer
  void believesNoSingleLookThatShowsAnotherAmountMissing() {
    floor.buy("BTC");
    exchange.owns("0.00098", "BTC");
    beSure();
    exchange.owns("0", "BTC");
    passAMinute();
    assertThat(missing(BTC)).isEqualTo(Amount.of("0.00002", BTC));
    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Unsettled());

    exchange.owns("0.00098", "BTC");
    pass(Duration.ofSeconds(10));
    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.held().getFirst().entry().amount()).isEqualTo(Amount.of("0.00098", BTC));
    requireIdentity();
  }

  @Test
  void believesTwoLooksThatShowAnotherAmountMissing() {
    floor.buy("BTC");
    floor.venue.price("BTC", "49900"); // so that it stays open
    exchange.owns("0.0005", "BTC");
    beSure();
    exchange.owns("0.0004", "BTC");
    beSure();

    assertThat(missing(BTC)).isEqualTo(Amount.of("0.0006", BTC));
    assertThat(alarms).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(DriftRemedy.class)
  void settlesOnlyWhatTheUserHasSeen(DriftRemedy remedy) {
    floor.buy("BTC");
    exchange.owns("0.0004", "BTC");
    beSure();

    assertThat(settle(Amount.of("0.0005", BTC), remedy))
        .isEqualTo(new DriftAnswer.Changed(Amount.of("0.0006", BTC)));
    assertThat(missing(BTC)).isEqualTo(Amount.of("0.0006", BTC));
  }

  @ParameterizedTest
  @EnumSource(DriftRemedy.class)
  void settlesNothingOnALookOfLongAgo(DriftRemedy remedy) {
    floor.buy("BTC");
    exchange.owns("0.0004", "BTC");
    beSure();
    exchange.isReadable(false);
    pass(Duration.ofMinutes(2));
    pass(Duration.ofMillis(1));
    assertThat(settle(BTC, remedy)).isEqualTo(new DriftAnswer.Outdated());

    exchange.isReadable(true);
    passAMinute();
    assertThat(settle(BTC, remedy)).isEqualTo(new DriftAnswer.Done());
  }

  @ParameterizedTest
  @EnumSource(
      value = DriftRemedy.class,
      names = {"ADOPT", "SHRINK"})
  void watchesAPositionAgainAsSoonAsItIsCorrected(DriftRemedy remedy) {
    floor.buy("BTC");
    exchange.owns("0.0008", "BTC");
    floor.venue.price("BTC", "51000");
    beSure();
    assertThat(floor.held()).hasSize(1);
    assertThat(floor.refusals()).contains(Refusal.COINS_MISSING);
    settle(BTC, remedy);
    floor.venue.price("BTC", "46000"); // beyond the stop loss either way
    pass(Duration.ofMillis(1));

    assertThat(floor.held()).isEmpty();
    requireIdentity();
  }

  @Test
  void watchesCashOnlyWhileLiveIsTheMode() {
    exchange.owns("60", "USDT");
    beSure();
    assertThat(floor.trader.drifts())
        .singleElement()
        .extracting(Drift::missing)
        .isEqualTo(usdt("40"));
    floor.trader.switchMode(Mode.DEMO).join();
    passAMinute();

    assertThat(floor.trader.drifts()).isEmpty();
  }

  @Test
  void asksForNothingWithoutLiveMoney() {
    floor.trader.switchMode(Mode.DEMO).join();
    beSure();

    assertThat(floor.trader.walletLookedAt()).isEmpty();
  }

  @Test
  void goesOnLookingThoughTheAccountCannotBeRead() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    exchange.isReadable(false);
    beSure();
    assertThat(floor.trader.drifts()).isEmpty();
    exchange.isReadable(true);
    passAMinute();
    passAMinute();

    assertThat(floor.trader.drifts()).hasSize(1);
  }

  @Test
  void adoptsTheCashThatIsThere() {
    exchange.owns("60", "USDT");
    beSure();

    assertThat(settle(USDT, DriftRemedy.ADOPT)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.cash()).isEqualTo(usdt("60"));
    assertThat(floor.trader.status().funds().ledger().deposits()).isEqualTo(usdt("-40"));
    assertThat(floor.trader.drifts()).isEmpty();
    requireIdentity();
  }

  @Test
  void hasNoPositionToShrinkForMissingCash() {
    exchange.owns("60", "USDT");
    beSure();

    assertThat(settle(USDT, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.NothingToShrink(USDT));
  }

  @Test
  void adoptsTheCoinsThatAreThereAtTheCostOfAll() {
    floor.buy("BTC");
    exchange.owns("0.00099", "BTC");
    beSure();

    assertThat(settle(BTC, DriftRemedy.ADOPT)).isEqualTo(new DriftAnswer.Done());
    Position.Entry entry = floor.held().getFirst().entry();
    assertThat(entry.amount()).isEqualTo(Amount.of("0.00099", BTC));
    assertThat(entry.cost()).isEqualTo(usdt("50"));
    requireIdentity();
    floor.trader.close("p1").join();
    assertThat(floor.closed().getFirst().realised()).isEqualTo(usdt("-0.5"));
  }

  @Test
  void adoptsNoPositionOfWhichNothingIsLeft() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    beSure();

    assertThat(settle(BTC, DriftRemedy.ADOPT)).isEqualTo(new DriftAnswer.NothingLeft("p1"));
    assertThat(floor.held().getFirst().entry().amount()).isEqualTo(Amount.of("0.001", BTC));
  }

  @Test
  void writesOffWhatIsMissingOfTheNewestPositionsAndLetsTheRestGoOn() {
    floor.with(Plans.slots(3, "90"));
    floor.buy("BTC");
    floor.buy("BTC");
    floor.buy("BTC"); // 0.0006 each, for 30
    exchange.owns("0.001", "BTC");
    beSure();

    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.held())
        .extracting(each -> each.id() + " " + each.entry().amount() + " " + each.entry().cost())
        .containsExactly("p2 0.0004 BTC 20 USDT", "p1 0.0006 BTC 30 USDT");
    assertThat(floor.closed())
        .extracting(each -> each.id() + " " + each.reason() + " " + each.realised())
        .containsExactlyInAnyOrder("p3 WRITTEN_OFF -30 USDT", "p4 WRITTEN_OFF -10 USDT");
    assertThat(floor.trader.status().funds().ledger().realised()).isEqualTo(usdt("-40"));
    assertThat(floor.cash()).isEqualTo(usdt("0"));
    requireIdentity();

    floor.crash();
    requireIdentity();
    floor.trader.close("p2").join();
    floor.buy("BTC");
    assertThat(floor.held()).extracting(Position::id).containsExactly("p5", "p1");
    beSure();
    assertThat(floor.trader.drifts()).isEmpty();
  }

  @Test
  void writesNothingOffForWhatCostNothing() {
    floor.buy("BTC");
    exchange.owns("0.0009999999999", "BTC");
    beSure();

    assertThat(settle(BTC, DriftRemedy.SHRINK)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.closed()).isEmpty();
    assertThat(floor.held().getFirst().entry().amount())
        .isEqualTo(Amount.of("0.0009999999999", BTC));
    requireIdentity();
  }

  @Test
  void keepsQuietAboutWhatIsIgnoredUntilItChanges() {
    floor.buy("BTC");
    floor.venue.price("BTC", "49900"); // so that it stays open
    exchange.owns("0.0005", "BTC");
    beSure();
    assertThat(settle(BTC, DriftRemedy.IGNORE)).isEqualTo(new DriftAnswer.Done());
    assertThat(floor.trader.drifts()).singleElement().matches(Drift::ignored);
    floor.crash();
    beSure();
    pass(Duration.ofHours(2));
    assertThat(floor.trader.drifts()).singleElement().matches(Drift::ignored);
    assertThat(alarms).hasSize(1);

    exchange.owns("0.0004", "BTC");
    beSure();
    assertThat(floor.trader.drifts()).singleElement().matches(drift -> !drift.ignored());
    assertThat(alarms).hasSize(2);
  }

  @Test
  void alarmsAgainWhenWhatWasIgnoredComesBack() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    beSure();
    settle(BTC, DriftRemedy.IGNORE);
    exchange.owns("0.001", "BTC");
    beSure();
    exchange.owns("0.0005", "BTC");
    beSure();

    assertThat(floor.trader.drifts()).singleElement().matches(drift -> !drift.ignored());
  }

  @Test // one odd answer of the exchange, and the alarm that nobody wanted was back
  void keepsQuietAboutWhatIsIgnoredThoughOneLookMissesNothing() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    beSure();
    settle(BTC, DriftRemedy.IGNORE);
    for (int odd = 0; odd < 3; odd++) {
      exchange.owns("0.001", "BTC");
      passAMinute();
      exchange.owns("0.0005", "BTC");
      floor.crash();
      beSure();
    }

    assertThat(floor.trader.drifts()).singleElement().matches(Drift::ignored);
    assertThat(alarms).hasSize(1);
  }

  @Test
  void keepsQuietAboutIgnoredCashThoughNoneIsWatchedForAWhile() {
    exchange.owns("60", "USDT");
    beSure();
    settle(USDT, DriftRemedy.IGNORE);
    floor.trader.switchMode(Mode.DEMO).join();
    beSure();
    floor.trader.switchMode(Mode.LIVE).join();
    beSure();

    assertThat(floor.trader.drifts()).singleElement().matches(Drift::ignored);
  }

  @Test
  void alarmsOfANewPositionThoughTheSameWasIgnoredOfOneBefore() {
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    beSure();
    settle(BTC, DriftRemedy.IGNORE);
    floor.trader.writeOff("p1", usdt("0"), true).join();
    beSure();
    exchange.owns("0", "BTC");
    floor.trader.setBalance(usdt("100")).join();
    floor.buy("BTC");
    exchange.owns("0.0005", "BTC");
    beSure();

    assertThat(floor.trader.drifts()).singleElement().matches(drift -> !drift.ignored());
  }

  @ParameterizedTest
  @EnumSource(DriftRemedy.class)
  void settlesNothingThatDoesNotDrift(DriftRemedy remedy) {
    floor.buy("BTC");
    beSure();

    assertThat(settle(BTC, remedy)).isEqualTo(new DriftAnswer.NoDrift());
  }

  @ParameterizedTest
  @EnumSource(DriftRemedy.class)
  void settlesNothingWhileAConversionMayExplainIt(DriftRemedy remedy) {
    floor.buy("BTC");
    exchange.owns("0.00099", "BTC");
    beSure();
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.trader.close("p1").join();

    assertThat(settle(BTC, remedy)).isEqualTo(new DriftAnswer.Unsettled());
  }

  @Test // with its seed, so that a failure can be looked at again
  void keepsTheMoneyTogetherWhateverIsMissingAndWhateverIsDoneAboutIt() {
    for (int seed = 0; seed < 100; seed++) {
      WalletWatchTest other = new WalletWatchTest();
      other.tradeLive();
      try {
        other.liveThrough(new Random(seed));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      } finally {
        other.speakAgain();
      }
    }
  }

  private void liveThrough(Random random) {
    floor.with(Plans.slots(4, "97.31"));
    for (int step = 0; step < 25; step++) {
      switch (random.nextInt(7)) {
        case 0, 1 -> floor.buy(random.nextBoolean() ? "BTC" : "ETH");
        case 2 -> floor.held().stream().findAny().ifPresent(it -> floor.trader.close(it.id()));
        case 3 -> lose(random, random.nextBoolean() ? BTC : new Coin("ETH"));
        case 4 -> lose(random, USDT);
        case 5 -> floor.crash();
        default -> settleAll(random);
      }
      beSure();
      requireIdentity();
    }
  }

  private void lose(Random random, Coin coin) {
    Amount has = exchange.has(coin);
    exchange.owns(has.shareOf(1 + random.nextInt(3)).plain(), coin.name());
  }

  private void settleAll(Random random) {
    DriftRemedy[] remedies = DriftRemedy.values();
    for (Drift drift : floor.trader.drifts()) {
      settle(drift.coin(), remedies[random.nextInt(remedies.length)]);
    }
  }
}
