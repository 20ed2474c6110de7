package dev.flare.trading;

import static dev.flare.trading.Floor.USDT;
import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.trading.ExchangeWithMemory.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What went wrong in the system before this one, situation by situation; each test is named after
/// the situation, and `docs/reference/earlier-faults.md` lists them all.
class EarlierFaultsTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");
  private static final Coin BTC = new Coin("BTC");

  private final Floor floor = new Floor();
  private final ExchangeWithMemory exchange = new ExchangeWithMemory(floor.venue, floor.clock);

  @BeforeEach
  void openAnAccount() {
    LOG.setLevel(Level.OFF);
    exchange.owns("1000", "USDT");
    floor.live = Optional.of(new LiveAccount(exchange, exchange, List::of));
    floor.crash();
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private void live() {
    floor.trader.switchMode(Mode.LIVE).join();
  }

  private void live(int slots) {
    floor.with(Plans.slots(slots, Integer.toString(100 * slots)));
    live();
  }

  private void lookAgainAfter(Duration time) {
    floor.look();
    floor.clock.pass(time);
    floor.clock.passReally(time);
    floor.look();
  }

  private void requireTheIdentity() {
    Funds funds = floor.trader.status().funds();
    assertThat(funds.ledger().difference(funds.costOfHeld())).isEqualTo(Amount.zero(USDT));
    assertThat(funds.ledger().cash().value()).isNotNegative();
  }

  @Nested
  class Money {
    @Test
    void buyExecutedAnswerLost() {
      live();
      exchange.nextTrade(Fate.DONE_AND_LOST);
      floor.buy("BTC");
      floor.buy("BTC");
      lookAgainAfter(Duration.ofSeconds(2));
      floor.buy("BTC");

      assertThat(exchange.executed()).hasSize(1);
      assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
      requireTheIdentity();
    }

    @Test
    void sellExecutedAnswerLost() {
      live();
      exchange.owns("3", "BTC");
      floor.buy("BTC");
      exchange.nextTrade(Fate.DONE_AND_LOST);
      floor.trader.close("p1").join();
      floor.trader.close("p1").join();
      lookAgainAfter(Duration.ofSeconds(2));
      floor.trader.close("p1").join();

      assertThat(floor.closed()).hasSize(1);
      assertThat(exchange.has(BTC)).as("the owner's").isEqualTo(Amount.of("3", BTC));
    }

    @Test
    void gridOneOfThreeSellsLost() {
      live(3);
      floor.buy("BTC");
      floor.buy("BTC");
      floor.buy("BTC");
      floor.trader.close("p1").join();
      exchange.nextTrade(Fate.DONE_AND_LOST);
      floor.trader.close("p2").join();
      lookAgainAfter(Duration.ofSeconds(2));
      floor.trader.close("p3").join();

      assertThat(floor.held()).isEmpty();
      assertThat(floor.cash()).isEqualTo(usdt("300"));
      assertThat(exchange.has(USDT)).isEqualTo(usdt("1000"));
    }

    @Test
    void killedWithAPositionOpen() {
      floor.with(Plans.slots(2, "200"));
      floor.buy("BTC");
      floor.buy("ETH");
      floor.crash();
      floor.venue.price("BTC", "45000");
      floor.look();

      assertThat(floor.closed()).extracting(Position::id).containsExactly("p1");
      assertThat(floor.trader.close("p2").join()).isInstanceOf(CloseAnswer.Done.class);
      floor.buy("BTC");
      assertThat(floor.held()).hasSize(1);
    }

    @Test
    void gridKilledWithThreeLivePositions() {
      live(3);
      floor.buy("BTC");
      floor.buy("BTC");
      floor.buy("BTC");
      floor.crash();
      assertThat(floor.trader.status().switches().mode()).isEqualTo(Mode.LIVE);
      floor.venue.price("BTC", "45000");
      floor.look();
      floor.look();

      assertThat(floor.closed()).hasSize(3);
      assertThat(exchange.has(BTC)).isEqualTo(Amount.zero(BTC));
    }

    @Test
    void tradingSwitchedOffWithAPositionOpen() {
      floor.buy("BTC");
      floor.trader.switchTrading(false).join();
      floor.venue.price("BTC", "45000");
      floor.look();

      assertThat(floor.closed())
          .singleElement()
          .extracting(Position.Closed::reason)
          .isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void restartedWhileTheSignalEngineIsDown() {
      floor.buy("BTC");
      floor.crash();
      DecisionFeed.of(
              floor.trader,
              _ -> {
                throw new DecisionHistory.HistoryUnavailable("connection refused");
              })
          .connected();
      floor.venue.price("BTC", "45000");
      floor.look();

      assertThat(floor.closed()).hasSize(1);
    }

    @Test
    void openedLiveSwitchedToDemo() {
      live();
      floor.buy("BTC");
      floor.trader.switchMode(Mode.DEMO).join();
      floor.trader.close("p1").join();

      assertThat(floor.held()).isEmpty();
      assertThat(exchange.has(BTC)).isEqualTo(Amount.zero(BTC));
      assertThat(exchange.executed()).hasSize(2);
    }

    @Test
    void openedInDemoSwitchedToLive() {
      exchange.owns("7", "BTC");
      floor.buy("BTC");
      live();
      floor.trader.close("p1").join();

      assertThat(floor.held()).isEmpty();
      assertThat(exchange.executed()).isEmpty();
      assertThat(exchange.has(BTC)).isEqualTo(Amount.of("7", BTC));
    }

    @Test
    void resetWithALivePosition() {
      live();
      floor.buy("BTC");

      assertThat(floor.trader.reset(false).join())
          .isEqualTo(new ResetAnswer.LivePositionOpen("p1"));
      assertThat(floor.held()).hasSize(1);
    }

    @Test
    void buySignalsWhileTradingIsOff() {
      floor.trader.switchTrading(false).join();
      floor.buy("BTC");
      floor.trader.switchTrading(true).join();
      floor.look();

      assertThat(floor.held()).isEmpty();
      assertThat(floor.refusals()).containsExactly(Refusal.TRADING_OFF);
    }

    @Test
    void oneQuoteHangs() {
      floor.with(Plans.slots(2, "200"));
      floor.buy("BTC");
      floor.buy("ETH");
      floor.venue.price("BTC", "45000");
      floor.venue.price("ETH", "1800");
      floor.holdRequests();
      floor.look();
      floor.waiting.remove().run(); // the mailbox
      Runnable hanging = floor.waiting.remove();
      floor.work();

      assertThat(floor.closed()).extracting(Position::id).containsExactly("p2");
      hanging.run();
      floor.work();
      assertThat(floor.closed()).hasSize(2);
    }

    @Test
    void gridManualCloseWhileTheLoopsTimerFires() {
      floor.with(Plans.slots(3, "300"));
      floor.buy("BTC");
      floor.buy("BTC");
      floor.holdRequests();
      floor.trader.close("p1");
      floor.look();
      floor.work();
      floor.buy("BTC");
      floor.work();
      floor.venue.price("BTC", "30000");
      floor.look();
      floor.work();

      assertThat(floor.held()).isEmpty();
      assertThat(floor.closed()).hasSize(3);
    }

    @Test
    void fluxManualClose() {
      floor.buy("BTC");

      assertThat(floor.trader.close("p1").join())
          .isInstanceOfSatisfying(
              CloseAnswer.Done.class,
              done -> assertThat(done.position().reason()).isEqualTo(CloseReason.MANUAL));
    }
  }

  @Nested
  class TriedLater {
    @Test
    void killedWhileWritingTheTradeListFortyTimes() {
      for (int writes = 2; writes < 42; writes++) {
        floor.disk = new MemoryDisk();
        floor.open(new StoppingDisk(floor.disk, writes));
        for (int i = 1; i <= 5; i++) {
          floor.buy("BTC");
          floor.trader.close("p" + i);
        }
        int known = floor.closed().size();
        floor.crash();

        assertThat(floor.closed()).as("killed at write %d", writes).hasSize(known);
        requireTheIdentity();
      }
    }

    @Test
    void aPositionOpenedAndOneClosedAtTheSameMoment() {
      floor.with(Plans.slots(2, "200"));
      floor.buy("BTC");
      for (int round = 1; round <= 300; round++) {
        floor.holdRequests();
        floor.buy("BTC");
        CompletableFuture<CloseAnswer> closed = floor.trader.close("p" + round);
        floor.work();
        String acknowledged = floor.held().toString();
        floor.crash();

        assertThat(closed.join()).isInstanceOf(CloseAnswer.Done.class);
        assertThat(floor.held()).hasSize(1).hasToString(acknowledged);
      }
      assertThat(floor.closed()).hasSize(300);
    }

    @Test
    void gridManualCloseWhileTheExitLoopSellsTheSamePosition() {
      live(2);
      floor.buy("BTC");
      floor.venue.price("BTC", "51000");
      floor.holdRequests();
      floor.look();
      CompletableFuture<CloseAnswer> wished = floor.trader.close("p1");
      floor.work();

      assertThat(wished.join())
          .isInstanceOfAny(CloseAnswer.Done.class, CloseAnswer.AlreadyClosing.class);
      assertThat(exchange.executed()).hasSize(2);
      assertThat(floor.cash()).isEqualTo(usdt("202"));
    }

    @Test
    void gridEntryAmountOverSixtyCycles() {
      floor.venue.leaves("0.999");
      floor.with(new Shares());
      for (int cycle = 1; cycle <= 60; cycle++) {
        floor.venue.price("BTC", cycle % 2 == 0 ? "50000" : "50321.7");
        floor.buy("BTC");
        floor.trader.close("p" + (cycle - 1)).join();
        requireTheIdentity();
      }
      Amount whole = floor.cash().plus(floor.trader.status().funds().costOfHeld());
      floor.buy("BTC");

      assertThat(floor.held().getFirst().entry().cost()).isEqualTo(whole.shareOf(3));
    }

    @Test
    void aBuySignalWhileAnotherIsBeingHandled() {
      floor.with(Plans.slots(2, "200"));
      floor.holdRequests();
      floor.buy("BTC");
      floor.buy("ETH");
      floor.work();

      assertThat(floor.held()).hasSize(2);
    }

    @Test
    void tinyAmounts() {
      assertThat(Amount.of("2e-7", BTC).plain()).isEqualTo("0.0000002");
      assertThat(Amount.of("2e-7", BTC)).hasToString("0.0000002 BTC");
    }
  }

  /// As Grid does it.
  private static final class Shares implements TradingPlan {
    private final EqualShares shares = new EqualShares(3);

    @Override
    public boolean wants(Pair pair) {
      return true;
    }

    @Override
    public Ruling room(Pair pair, Funds funds) {
      return shares.room(funds);
    }

    @Override
    public Amount stake(Funds funds) {
      return shares.stake(funds);
    }

    @Override
    public Amount startBalance() {
      return usdt("300");
    }

    @Override
    public Amount balance(Funds funds) {
      return funds.ledger().cash();
    }

    @Override
    public boolean takesDeposits() {
      return true;
    }
  }
}
