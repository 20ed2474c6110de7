package dev.flare.trading;

import static dev.flare.trading.Floor.usdt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  @Test // what was bought was watched by nobody until the next start
  void writesDownWhatHappenedAlthoughTheProgramFailsAtIt() {
    floor.holdRequests();
    floor.buy("BTC");
    floor.waiting.poll().run(); // the mailbox
    floor.waiting.poll().run(); // the conversion, whose end waits in the mailbox
    floor.clock.failsAfter(0);
    floor.work();
    assertThat(floor.held()).isEmpty();

    floor.look();
    floor.work();
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
    TradingPlan inEuro = Plans.slots(1, Amount.of("1", new Coin("EUR")));
    assertThatThrownBy(() -> floor.with(inEuro))
        .hasMessage(
            "The ledger kept here is in USDT, and BASE_TOKEN is EUR; choose another directory for"
                + " it");
  }
}
