package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the user wants of a trader.
class WishesTest {
  private final Floor floor = new Floor();

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

  @Test // a slip of the exchange would have cost four fifths
  void closesAtTheUsersWishOnlyOnceAPriceWorldsApartWasSeenTwice() {
    floor.buy("BTC");
    floor.look();
    floor.venue.price("BTC", "10000");
    assertThat(floor.trader.close("p1").join())
        .isEqualTo(
            new CloseAnswer.NotDone(
                Refusal.QUOTE_IMPLAUSIBLE, "20 USDT after 100 USDT; the next offer decides"));
    floor.look();
    assertThat(floor.trader.close("p1").join()).isInstanceOf(CloseAnswer.Done.class);
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

  @Test // it was set once more after the next entry, and its caller waited for ever
  void setsNoBalanceASecondTimeThatCouldNotBeSetWhenAnEntryWasOver() {
    floor.with(Plans.slots(2, "100"));
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run(); // the mailbox
    var answer = floor.trader.setBalance(usdt("10"));
    floor.waiting.poll().run(); // the conversion
    floor.clock.failsAfter(1); // not when the entry is written down, but when the balance is
    floor.work();
    assertThat(answer).isCompletedExceptionally();

    floor.buy("BTC");
    floor.work();
    assertThat(floor.held()).hasSize(2);
    assertThat(floor.cash()).isEqualTo(usdt("0"));
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
}
