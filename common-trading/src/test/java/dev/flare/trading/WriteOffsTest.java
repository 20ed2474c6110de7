package dev.flare.trading;

import static dev.flare.trading.Floor.USDT;
import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.trading.ExchangeWithMemory.Fate;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a person's word that coins are gone. A position holds 0.002 BTC for 100 USDT.
class WriteOffsTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");
  private static final Coin BTC = new Coin("BTC");

  private final Floor floor = new Floor();
  private final ExchangeWithMemory exchange = new ExchangeWithMemory(floor.venue, floor.clock);

  @BeforeEach
  void tradeLive() {
    LOG.setLevel(Level.OFF);
    exchange.owns("1000", "USDT");
    floor.live = Optional.of(new LiveAccount(exchange, exchange, List::of));
    floor.with(Plans.slots(2, "200"));
    floor.trader.switchMode(Mode.LIVE).join();
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private WriteOffAnswer writeOff(String position, String brought) {
    return floor.trader.writeOff(position, usdt(brought), false).join();
  }

  private static Amount btc(String value) {
    return Amount.of(value, BTC);
  }

  @Test // it stayed open for ever
  void writesOffAPositionWhoseCoinsTheOwnerSold() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");

    assertThat(writeOff("p1", "98.5")).isInstanceOf(WriteOffAnswer.Done.class);
    assertThat(floor.held()).isEmpty();
    assertThat(floor.closed())
        .singleElement()
        .satisfies(closed -> {
          assertThat(closed.reason()).isEqualTo(CloseReason.WRITTEN_OFF);
          assertThat(closed.closedBy()).isEmpty();
          assertThat(closed.realised()).isEqualTo(usdt("-1.5"));
          assertThat(closed.unsold()).hasValue(btc("0.002"));
        });
    assertThat(floor.cash()).isEqualTo(usdt("198.5"));
    Funds funds = floor.trader.status().funds();
    assertThat(funds.ledger().difference(funds.costOfHeld())).isEqualTo(usdt("0"));
    assertThat(exchange.executed()).hasSize(1);
  }

  @Test
  void writesOffOnlyWhatIsLiveAndOpenAndAtAPlausibleAmount() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    assertThat(writeOff("p9", "0")).isEqualTo(new WriteOffAnswer.NoSuchPosition());
    assertThat(writeOff("p1", "200.01")).isEqualTo(new WriteOffAnswer.Implausible(usdt("100")));
    assertThat(writeOff("p1", "200")).isInstanceOf(WriteOffAnswer.Done.class);
    assertThat(writeOff("p1", "0")).isEqualTo(new WriteOffAnswer.NotOpen());

    floor.trader.switchMode(Mode.DEMO).join();
    floor.buy("BTC");
    assertThat(writeOff("p2", "0")).isEqualTo(new WriteOffAnswer.OnPaper());
  }

  @ParameterizedTest // a typing error closed a position whose coins were all there
  @CsvSource({"0.002, 0.002", "7, 0.002", "0.0005, 0.0005", "0.00000001, 0.00000001"})
  void keepsAPositionWhoseCoinsAreThere(String has, String left) {
    floor.buy("BTC");
    exchange.owns(has, "BTC");

    assertThat(writeOff("p1", "98.5")).isEqualTo(new WriteOffAnswer.StillThere(btc(left)));
    assertThat(floor.held()).singleElement().isInstanceOf(Position.Open.class);
    assertThat(floor.cash()).isEqualTo(usdt("100"));
  }

  @Test
  void takesCoinsThatAnOrderHoldsForThere() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    exchange.holdsBack("0.002", "BTC");

    assertThat(writeOff("p1", "98.5")).isEqualTo(new WriteOffAnswer.StillThere(btc("0.002")));
  }

  @Test
  void leavesDustBehind() {
    floor.buy("BTC");
    floor.venue.limit("BTC", "0.0001", "10");
    exchange.owns("0.00009999", "BTC");

    assertThat(writeOff("p1", "98.5")).isInstanceOf(WriteOffAnswer.Done.class);
  }

  @Test
  void takesNoOtherPositionsCoinsForThoseThatAreGone() {
    floor.buy("BTC");
    floor.buy("BTC");
    exchange.owns("0.002", "BTC");

    assertThat(writeOff("p1", "98.5")).isInstanceOf(WriteOffAnswer.Done.class);
    assertThat(writeOff("p2", "98.5")).isEqualTo(new WriteOffAnswer.StillThere(btc("0.002")));
  }

  @Test
  void believesThePersonWhoInsists() {
    floor.buy("BTC");
    exchange.owns("5", "BTC");

    assertThat(floor.trader.writeOff("p1", usdt("98.5"), true).join())
        .isInstanceOf(WriteOffAnswer.Done.class);
    assertThat(floor.held()).isEmpty();
  }

  @Test
  void decidesNothingWhileNobodySaysWhatTheAccountHas() {
    floor.buy("BTC");
    exchange.owns("0", "BTC");
    exchange.isReadable(false);
    assertThat(writeOff("p1", "0"))
        .isEqualTo(new WriteOffAnswer.AccountUnknown("no balances within 3000 ms"));

    exchange.isReadable(true);
    exchange.isOpenedFor("222");
    floor.crash();
    assertThat(writeOff("p1", "0")).isInstanceOf(WriteOffAnswer.AccountUnknown.class);
    floor.live = Optional.empty();
    floor.crash();
    assertThat(writeOff("p1", "0"))
        .isEqualTo(new WriteOffAnswer.AccountUnknown("EXCHANGE_KEYS are not set"));
    assertThat(floor.trader.writeOff("p1", usdt("0"), true).join())
        .isInstanceOf(WriteOffAnswer.Done.class);
  }

  @Test // what the lost sale took would have counted as this position's
  void decidesNothingWhileAConversionOfTheCoinIsLost() {
    floor.buy("BTC");
    floor.buy("BTC");
    exchange.nextTrade(Fate.DONE_AND_LOST);
    floor.trader.close("p2").join();

    assertThat(writeOff("p1", "0")).isEqualTo(new WriteOffAnswer.Unsettled());
  }

  @Test
  void believesNoLookThatTheBookOvertook() {
    floor.buy("BTC");
    floor.buy("BTC");
    exchange.owns("0.002", "BTC");
    floor.holdRequests();
    var answer = floor.trader.writeOff("p1", usdt("0"), false);
    var _ = floor.trader.close("p2");
    Runnable look = floor.waiting.removeFirst();
    look.run();
    Runnable judgement = floor.waiting.removeLast();
    floor.work();
    judgement.run();
    floor.work();

    assertThat(answer.join()).isEqualTo(new WriteOffAnswer.Unsettled());
    assertThat(exchange.has(BTC)).isEqualTo(btc("0"));
    assertThat(exchange.has(USDT)).isEqualTo(usdt("900"));
  }
}
