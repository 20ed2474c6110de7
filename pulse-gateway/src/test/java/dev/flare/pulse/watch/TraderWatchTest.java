package dev.flare.pulse.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.standin.MovedClock;
import dev.flare.pulse.watch.Sight.Incident;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraderWatchTest {
  private static final String CLOSED = "/api/positions?status=closed&limit=50";

  @TempDir private Path directory;
  private final MovedClock clock = new MovedClock();
  private final SampleTrader trader = new SampleTrader().answers(CLOSED, "[]");
  private Store store;
  private TraderWatch watch;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    watch = new TraderWatch(trader, new TraderMemories(store), new AccountWatch(trader, clock));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void seesNothingWrongWithOneThatIsWell() {
    trader.state("demo", 0, "");

    assertThat(troubles()).isEmpty();
  }

  @Test
  void seesWhatATraderIsWorriedAbout() {
    trader.answers(
        "/api/state",
        """
        {'mode':'demo','connected':false,'ledgerDifference':'-0.5','statistics':{'closed':0},
         'drift':[{'coin':'BTC','book':'1','account':'0.4','missing':'0.6'}],
         'unresolved':[{'id':'c9','spend':'10','from':'USDT','to':'BTC'}]}\
        """);

    assertThat(troubles())
        .extracting(Trouble::event, Trouble::detail)
        .containsExactly(
            tuple(AlertEvent.WALLET_DRIFT, "BTC"),
            tuple(AlertEvent.CONVERSION_UNKNOWN, "c9"),
            tuple(AlertEvent.LEDGER_OFF, ""),
            tuple(AlertEvent.SIGNALS_LOST, ""));
    assertThat(troubles().getFirst().text())
        .startsWith("0.6 BTC are missing: the book says 1, the account has 0.4.");
  }

  @Test
  void knowsNothingOfOneThatDoesNotAnswer() {
    assertThat(watch.look(SampleTrader.FLUX)).isEmpty();
  }

  @Test
  void tellsOnceThatItTradesLiveNow() {
    trader.state("demo", 0, "");
    assertThat(happened()).isEmpty();
    trader.state("live", 0, "");
    assertThat(happened()).extracting(Incident::event).containsExactly(AlertEvent.LIVE_MODE_ON);
    assertThat(happened()).isEmpty();
    store.close();
    open();

    assertThat(happened()).isEmpty();
  }

  @Test
  void tellsEachStopLossOnce() {
    trader.state("demo", 1, "").answers(CLOSED, "[%s]".formatted(trade("p1", "STOP_LOSS")));
    assertThat(happened()).isEmpty();

    trader
        .state("demo", 4, "")
        .answers(
            CLOSED,
            "[%s,%s,%s,%s]"
                .formatted(
                    trade("p4", "STOP_LOSS"),
                    trade("p3", "TAKE_PROFIT"),
                    trade("p2", "STOP_LOSS"),
                    trade("p1", "STOP_LOSS")));
    assertThat(happened())
        .extracting(Incident::text)
        .containsExactly(
            "BTCUSDT was closed at -2.1 % (-3.2 USDT), demo, p4",
            "BTCUSDT was closed at -2.1 % (-3.2 USDT), demo, p2");
    assertThat(happened()).isEmpty();
  }

  @Test
  void looksAgainWhereTheTraderDidNotTellItsPositions() {
    trader.state("demo", 0, "");
    assertThat(happened()).isEmpty();
    trader.state("demo", 1, "").silent(CLOSED);
    assertThat(happened()).isEmpty();
    trader.answers(CLOSED, "[%s]".formatted(trade("p1", "STOP_LOSS")));

    assertThat(happened()).hasSize(1);
  }

  @Test
  void asksForPositionsOnlyWhenOneWasClosed() {
    trader.state("demo", 1, "");
    assertThat(happened()).isEmpty();
    trader.asked().clear();

    assertThat(happened()).isEmpty();
    assertThat(trader.asked()).containsExactly("/api/state");
  }

  @Test
  void tellsNoOldStopLossAgainAfterAReset() {
    trader.state("demo", 2, "").answers(CLOSED, "[%s]".formatted(trade("p2", "STOP_LOSS")));
    assertThat(happened()).isEmpty();
    trader.state("demo", 1, "").answers(CLOSED, "[%s]".formatted(trade("p1", "STOP_LOSS")));

    assertThat(happened()).isEmpty();
  }

  @Test
  void noticesThatTheAccountIsNotReadAnyMoreAndAsksOnceWhy() {
    trader
        .state("live", 0, "")
        .answers("/api/drift", "{'lookedAt':77}")
        .answers("/api/startup", "{'obstacles':['The key is unknown']}");
    assertThat(troubles()).isEmpty();
    clock.advance(Duration.ofMinutes(3));

    assertThat(troubles())
        .containsExactly(
            new Trouble(
                AlertEvent.KEYS_REFUSED,
                "flux",
                "",
                "The account could not be read for three minutes. The key is unknown"));
    assertThat(troubles()).hasSize(1);
    assertThat(trader.asked()).filteredOn("/api/startup"::equals).hasSize(1);

    trader.answers("/api/drift", "{'lookedAt':78}");
    assertThat(troubles()).isEmpty();
  }

  @Test
  void expectsNobodyToReadAnAccountForNothing() {
    trader.state("live", 0, ",'cash':'0'").answers("/api/drift", "{'lookedAt':null}");
    assertThat(troubles()).isEmpty();
    clock.advance(Duration.ofHours(1));

    assertThat(troubles()).isEmpty();
  }

  private List<Trouble> troubles() {
    return watch.look(SampleTrader.FLUX).orElseThrow().look().found();
  }

  private List<Incident> happened() {
    return watch.look(SampleTrader.FLUX).orElseThrow().happened();
  }

  private static String trade(String id, String reason) {
    return ("{'id':'%s','symbol':'BTCUSDT','closeReason':'%s','realisedPnlPercentage':'-2.1',"
            + "'realisedPnl':'-3.2','quote':'USDT','mode':'demo'}")
        .formatted(id, reason);
  }
}
