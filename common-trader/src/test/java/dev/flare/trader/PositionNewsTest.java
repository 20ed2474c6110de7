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

class PositionNewsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final Store store =
      Store.open(Path.of("/trader"), StoreOptions.standard().with(new MemoryDisk()));
  private final List<Position> book = new ArrayList<>();
  private final PositionNews news = new PositionNews(book::stream);

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
  void tellsAPositionThatChanged() {
    assertThat(news.of(change(open(1)))).containsExactly(open(1));
  }

  @Test
  void tellsNothingOfWhatWasThereAtTheStart() {
    book.addAll(List.of(open(2), closed(1)));
    assertThat(news.of(present(false))).isEmpty();
  }

  @Test
  void tellsAfterMissedChangesAllThatMayBeAnotherNow() {
    book.addAll(List.of(open(3), open(2), closed(1)));
    news.of(present(false));
    book.clear();
    book.addAll(List.of(open(5), open(3), closed(4), closed(2), closed(1)));
    assertThat(news.of(present(true))).containsExactly(open(5), open(3), closed(4), closed(2));
    assertThat(news.of(present(true))).containsExactly(open(5), open(3));
  }
}
