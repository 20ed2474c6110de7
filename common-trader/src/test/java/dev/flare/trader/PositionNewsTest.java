package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Change;
import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.News;
import dev.flare.jsondb.Present;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.trading.CloseReason;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PositionNewsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final Store store =
      Store.open(Path.of("/trader"), StoreOptions.standard().with(new MemoryDisk()));
  private final List<String> told = new ArrayList<>();
  private final DeltaTopic topic =
      new DeltaTopic(
          "/topic/positions", (_, delta) -> told.add(new JsonMapper().writeValueAsString(delta)));
  private final PositionNews news = new PositionNews(topic);

  @AfterEach
  void close() {
    store.close();
  }

  private static Amount usdt(String amount) {
    return new Amount(new BigDecimal(amount), new Coin("USDT"));
  }

  private static Position.Open open(long number) {
    Motive motive =
        new Motive(Pair.of("BTC", "USDT"), 7, Label.BULL_ENTRY, List.of(), Percentage.of("1.5"));
    Amount bought = new Amount(new BigDecimal("0.002"), new Coin("BTC"));
    return new Position.Open(
        new Position.Entry(number, Mode.DEMO, motive, usdt("100"), bought, NOON, "c1"),
        Optional.empty());
  }

  private static Position.Open seen(String highest, String lowest) {
    return new Position.Open(
        open(1).entry(),
        Optional.of(new Position.Extremes(Percentage.of(highest), Percentage.of(lowest))));
  }

  private static Position.Closed closed(long number) {
    return new Position.Closed(
        open(number).entry(),
        Optional.empty(),
        CloseReason.MANUAL,
        Optional.of("c2"),
        usdt("101"),
        NOON);
  }

  private static News<?> change(Position position) {
    return new Change<>(
        "positions", Optional.of(position.id()), Optional.empty(), Optional.of(position), 1);
  }

  private News<?> present(boolean missedSome) {
    return new Present<>(store.view(), missedSome);
  }

  @Test
  void tellsAllOfAPositionThatComes() {
    news.hear(change(open(1)));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .startsWith("{\"seq\":1,\"changes\":{\"id\":\"p1\",\"symbol\":\"BTCUSDT\"")
        .contains("\"status\":\"open\"", "\"cost\":\"100\"", "\"closeReason\":null");
  }

  @Test
  void tellsOnlyTheChangedFieldsOfOneThatIsHeld() {
    news.hear(change(open(1)));
    news.hear(change(seen("0.5", "-0.1")));
    news.hear(change(seen("0.5", "-0.2")));

    assertThat(told.subList(1, 3))
        .containsExactly(
            "{\"seq\":2,\"changes\":{\"highestPnlPercentage\":\"0.5\","
                + "\"lowestPnlPercentage\":\"-0.1\",\"id\":\"p1\"}}",
            "{\"seq\":3,\"changes\":{\"lowestPnlPercentage\":\"-0.2\",\"id\":\"p1\"}}");
  }

  @Test
  void tellsAllOfOneThatIsClosed() {
    news.hear(change(open(1)));
    news.hear(change(closed(1)));

    assertThat(told.getLast())
        .contains("\"cost\":\"100\"", "\"status\":\"closed\"", "\"realisedPnl\":\"1\"");
  }

  @Test
  void tellsNothingOfWhatWasThereAtTheStart() {
    news.hear(present(false));

    assertThat(told).isEmpty();
  }

  @Test
  void sendsListenersToReadAnewWhereChangesWereMissed() {
    news.hear(change(open(1)));
    news.hear(present(true));
    news.hear(change(seen("0.5", "-0.1")));

    assertThat(told.get(1)).isEqualTo("{\"seq\":2,\"changes\":null}");
    assertThat(told.get(2)).contains("\"seq\":3", "\"cost\":\"100\"");
  }

  @Test
  void sendsListenersToReadAnewAfterAReset() {
    Ledger ledger = new Ledger(Mode.DEMO, usdt("100"), usdt("0"), usdt("100"), usdt("0"));
    news.hear(
        new Change<>("ledgers", Optional.of("DEMO"), Optional.of(ledger), Optional.empty(), 2));

    assertThat(told).containsExactly("{\"seq\":1,\"changes\":null}");
  }
}
