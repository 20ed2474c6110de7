package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Action;
import dev.flare.market.Granularity;
import dev.flare.trading.Conversion.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a signal.
class EntriesTest {
  private final Floor floor = new Floor();

  private Conversion conversion(String id) {
    return floor.trader.status().conversions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
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
}
