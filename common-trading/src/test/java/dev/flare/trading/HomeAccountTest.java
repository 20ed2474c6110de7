package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.AccountName;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.ExchangeWithMemory.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Live money stays with the account in which it is, whatever keys are set.
class HomeAccountTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");
  private static final Coin BTC = new Coin("BTC");

  private final Floor floor = new Floor();
  private final ExchangeWithMemory exchange = new ExchangeWithMemory(floor.venue, floor.clock);

  @BeforeEach
  void tradeLive() {
    LOG.setLevel(Level.OFF);
    exchange.owns("1000", "USDT");
    floor.live = Optional.of(new LiveAccount(exchange, exchange, List::of));
    floor.crash();
    floor.trader.switchMode(Mode.LIVE).join();
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private void keysOf(String user) {
    exchange.isOpenedFor(user);
    floor.crash();
  }

  private HomeCheck check() {
    return floor.trader.checkAccount().orElseThrow();
  }

  @Test // it would sell the same coins of somebody else
  void sellsNothingInAnotherAccount() {
    floor.buy("BTC");
    keysOf("222");
    floor.venue.price("BTC", "40000");
    floor.look();
    floor.look();

    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(floor.refusals()).contains(Refusal.OTHER_ACCOUNT);
    assertThat(exchange.has(BTC)).isEqualTo(Amount.of("0.002", BTC));
    assertThat(check())
        .isEqualTo(
            new HomeCheck.Another(
                new AccountName("https://exchange", "111"),
                new AccountName("https://exchange", "222")));
  }

  @Test
  void buysNothingInAnotherAccountThoughThePositionsAreClosed() {
    floor.buy("BTC");
    floor.trader.close("p1").join();
    keysOf("222");
    floor.buy("BTC");

    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).contains(Refusal.OTHER_ACCOUNT);
  }

  @Test
  void goesOnWithTheKeysOfBefore() {
    floor.buy("BTC");
    keysOf("222");
    keysOf("111");
    floor.trader.close("p1").join();

    assertThat(floor.closed()).hasSize(1);
  }

  @Test
  void sellsWithTheKeysOfBeforeWhileTheExchangeDoesNotSayWhose() {
    floor.buy("BTC");
    floor.crash();
    exchange.tellsWho(false);
    floor.trader.close("p1").join();

    assertThat(floor.closed()).hasSize(1);
  }

  @Test
  void sellsNothingWithOtherKeysWhileTheExchangeDoesNotSayWhose() {
    floor.buy("BTC");
    keysOf("222");
    exchange.tellsWho(false);
    floor.trader.close("p1").join();

    assertThat(floor.held()).hasSize(1);
    assertThat(floor.refusals()).contains(Refusal.ACCOUNT_UNKNOWN);
    assertThat(check()).isEqualTo(new HomeCheck.Untold("nobody says who"));
  }

  @Test
  void buysNothingBeforeItIsKnownWhoseTheKeysAre() {
    exchange.tellsWho(false);
    floor.buy("BTC");

    assertThat(floor.held()).isEmpty();
    assertThat(floor.refusals()).contains(Refusal.ACCOUNT_UNKNOWN);
  }

  @Test
  void looksForNothingInTheBooksOfAnotherAccount() {
    exchange.nextTrade(Fate.LOST_AND_NOT_DONE);
    floor.buy("BTC");
    keysOf("222");
    for (int i = 0; i < 20; i++) {
      floor.look();
      floor.clock.pass(Duration.ofSeconds(10));
      floor.clock.passReally(Duration.ofSeconds(10));
    }

    Conversion lost = floor.trader.status().conversions().getFirst();
    assertThat(lost.stage()).isInstanceOf(Stage.Unknown.class);
    assertThat(floor.trader.searchFor(lost).orElseThrow()).startsWith("The keys open account 222");
    assertThat(floor.trader.moveTo("222").join())
        .isEqualTo(new HomeAnswer.ConversionUnresolved("c1"));
    assertThat(floor.trader.resolve("c1", Optional.empty()).join())
        .isEqualTo(new ResolveAnswer.Done());
  }

  @Test
  void takesWhatAnotherAccountHasForNoDrift() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    keysOf("222");
    for (int i = 0; i < 5; i++) {
      floor.look();
      floor.clock.passReally(Duration.ofMinutes(1));
    }
    assertThat(floor.trader.drifts()).isEmpty();

    keysOf("111");
    for (int i = 0; i < 5; i++) {
      floor.look();
      floor.clock.passReally(Duration.ofMinutes(1));
    }
    assertThat(floor.trader.drifts()).hasSize(1);
  }

  @Test
  void movesToAnotherAccountAtAPersonsWord() {
    floor.buy("BTC");
    keysOf("222");

    assertThat(floor.trader.moveTo("333").join())
        .isEqualTo(new HomeAnswer.NotTheKeys(new AccountName("https://exchange", "222")));
    assertThat(floor.trader.moveTo("222").join())
        .isEqualTo(new HomeAnswer.Done(new AccountName("https://exchange", "222")));
    floor.crash();
    floor.trader.close("p1").join();
    assertThat(floor.closed()).hasSize(1);
  }

  @Test
  void beginsAnewInAnotherAccountAfterAReset() {
    floor.buy("BTC");
    keysOf("222");
    floor.trader.reset(true).join();
    assertThat(check()).isInstanceOf(HomeCheck.NoneYet.class);
    floor.buy("BTC");

    assertThat(floor.held()).hasSize(1);
    assertThat(check()).isEqualTo(new HomeCheck.Same());
    assertThat(floor.cash()).isEqualTo(usdt("0"));
  }
}
