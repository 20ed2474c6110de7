package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static dev.flare.market.Granularity.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Candle;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.UnknownPair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BitgetMarketTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final long STEP = FIVE_MINUTES.duration().toMillis();
  private static final long NOON = Instant.parse("2026-05-01T12:00:00Z").toEpochMilli();

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();
  private final BitgetMarket market = new BitgetMarket(Fixtures.reads(wire, time));

  @Test
  void leavesOutTheCandleThatFormsByTheExchangesOwnTime() {
    wire.then(success(rows(NOON - 2 * STEP, NOON), NOON + 4000));

    assertThat(openTimes(2)).containsExactly(NOON - 2 * STEP, NOON - STEP);
    assertThat(wire.calls.getFirst().query())
        .containsEntry("granularity", "5min")
        .containsEntry("limit", "3");
  }

  @Test
  void takesACandleForClosedFromItsVeryEnd() {
    wire.then(success(rows(NOON - STEP, NOON), NOON + STEP));

    assertThat(openTimes(2)).containsExactly(NOON - STEP, NOON);
  }

  @Test
  void fetchesOlderPagesUntilThereAreAThousand() {
    wire.always(call -> success(answerTo(call), NOON + 1));

    List<Long> times = openTimes(1000);

    assertThat(times).hasSize(1000).isSorted().doesNotHaveDuplicates();
    assertThat(times.getLast()).isEqualTo(NOON - STEP);
    assertThat(times.getFirst()).isEqualTo(NOON - 1000 * STEP);
  }

  @Test
  void isContentWithLessWhenThePairIsYoung() {
    wire.then(success(rows(NOON - STEP, NOON), NOON + 1)).then(success("[]"));

    assertThat(openTimes(50)).containsExactly(NOON - STEP);
  }

  @Test
  void stopsWhenOlderPagesOnlyRepeatWhatIsKnown() {
    String page = rows(NOON - STEP, NOON);
    wire.then(success(page, NOON + 1)).always(call -> success(page));

    assertThat(openTimes(50)).containsExactly(NOON - STEP);
    assertThat(wire.calls).hasSize(2);
  }

  @Test
  void looksIntoTheHistoryWhenTheNewestPageIsEmpty() {
    wire.then(success("[]", NOON + 1)).then(success(rows(NOON - 2 * STEP, NOON - STEP)));

    assertThat(openTimes(2)).containsExactly(NOON - 2 * STEP, NOON - STEP);
    assertThat(wire.calls.getLast().query()).containsEntry("endTime", Long.toString(NOON));
  }

  @Test
  void sortsRowsAndKeepsTheLaterOfTwoWithOneTime() {
    wire.then(
        success(
            "[%s,%s,%s]".formatted(row(NOON, "5"), row(NOON - STEP, "4"), row(NOON, "6")),
            NOON + STEP));

    assertThat(candles(2)).extracting(Candle::close).containsExactly(4.0, 6.0);
  }

  @Test
  void readsNumbersWrittenBareAndTakesTheQuoteVolumeFromTheFittingColumn() {
    wire.then(success("[[%d,4,6.5,3,5,\"10\",\"3000\",\"50\"]]".formatted(NOON - STEP), NOON + 1))
        .then(success("null"));

    assertThat(candles(1))
        .containsExactly(new Candle(Instant.ofEpochMilli(NOON - STEP), 4, 6.5, 3, 5, 10, 50));
  }

  @Test
  void believesNoCandlesOfAnotherGranularity() {
    wire.always(call -> success("[%s]".formatted(row(NOON + 60_000, "5"))));

    assertThatThrownBy(() -> candles(1))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageContaining("no opening time of 5min");
  }

  @Test
  void saysWhichPairTheExchangeDoesNotList() {
    wire.then(400, error("40034"));

    assertThatThrownBy(() -> candles(1))
        .isInstanceOf(UnknownPair.class)
        .hasMessageContaining("BTC");
  }

  @Test
  void saysWhatTheExchangeSaidOtherwise() {
    wire.then(403, error("40018"));

    assertThatThrownBy(() -> candles(1))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageContaining("40018 no (this IP address");
  }

  @Test
  void listsAPairThatIsOnlineAndNoOther() {
    String symbol = "[{\"symbol\":\"btcusdt\",\"status\":\"%s\"}]";
    wire.then(success(symbol.formatted("online")))
        .then(success(symbol.formatted("halt")))
        .then(success("[]"))
        .then(400, error("40034"));

    assertThat(market.lists(BTC)).isTrue();
    assertThat(market.lists(BTC)).isFalse();
    assertThat(market.lists(BTC)).isFalse();
    assertThat(market.lists(BTC)).isFalse();
  }

  @Test
  void tellsEveryPairThatIsOnlineAndHasAName() {
    wire.then(
            success(
                """
                [{"symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","status":"online"},\
                {"symbol":"OLDUSDT","baseCoin":"OLD","quoteCoin":"USDT","status":"halt"},\
                {"symbol":"$UPUSDT","baseCoin":"$UP","quoteCoin":"USDT","status":"online"}]\
                """))
        .then(400, error("40034"));

    assertThat(market.listed()).containsExactly(BTC);
    assertThat(wire.calls.getFirst().query()).isEmpty();
    assertThatThrownBy(market::listed).isInstanceOf(ExchangeUnavailable.class);
  }

  @Test
  void readsATickerAndTheSideOfABookThatIsEmpty() {
    wire.then(
        success(
            """
            [{"symbol":"BTCUSDT","lastPr":"60000.1","bidPr":"0","askPr":"60000.2","ts":"%d"}]\
            """
                .formatted(NOON)));

    assertThat(market.ticker(BTC))
        .isEqualTo(
            new Ticker(
                BTC,
                new BigDecimal("60000.1"),
                Optional.empty(),
                Optional.of(new BigDecimal("60000.2")),
                Instant.ofEpochMilli(NOON)));
  }

  private List<Candle> candles(int count) {
    return market.closedCandles(BTC, FIVE_MINUTES, count);
  }

  private List<Long> openTimes(int count) {
    return candles(count).stream().map(candle -> candle.openedAt().toEpochMilli()).toList();
  }

  /// As an exchange with endless history answers, the newest candle forming since [#NOON].
  private static String answerTo(ApiCall call) {
    int limit = Integer.parseInt(call.query().get("limit"));
    String end = call.query().get("endTime");
    long last = end == null ? NOON : Long.parseLong(end) - STEP;
    return rows(last - (limit - 1) * STEP, last);
  }

  private static String rows(long first, long last) {
    return LongStream.iterate(first, open -> open <= last, open -> open + STEP)
        .mapToObj(open -> row(open, "5"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String row(long open, String close) {
    return "[\"%d\",\"4\",\"7\",\"3\",\"%s\",\"10\",\"50\",\"50\"]".formatted(open, close);
  }
}
