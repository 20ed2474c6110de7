package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TickerQuotesTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Coin ETH = new Coin("ETH");

  private final Map<Pair, Ticker> pushed = new HashMap<>();
  private final ScriptedWire wire = new ScriptedWire().always(TickerQuotesTest::exchange);
  private final TickerQuotes quotes = quotes("0.5");

  @Test
  void sellsAtTheBidLessTheSpread() {
    assertThat(received(Amount.of("2", BTC), USDT)).isEqualTo(Amount.of("99500", USDT));
  }

  @Test
  void buysAtTheAskLessTheSpread() {
    assertThat(received(Amount.of("100000", USDT), BTC)).isEqualTo(Amount.of("1.592", BTC));
  }

  @Test
  void goesByWayOfUsdtBetweenCoinsWithoutAPair() {
    assertThat(received(Amount.of("1", BTC), ETH)).isEqualTo(Amount.of("19.9", ETH));
  }

  @Test
  void looksForTheWayOnlyOnce() {
    received(Amount.of("2", BTC), USDT);
    received(Amount.of("3", BTC), USDT);

    assertThat(wire.calls)
        .extracting(ApiCall::endpoint)
        .containsExactly(Endpoint.SYMBOLS, Endpoint.TICKERS, Endpoint.TICKERS);
  }

  @Test
  void takesNoLongerThanOneRequestMayAndGoesOnWhereItWasStopped() {
    SteppedTime time = new SteppedTime();
    Wire slow =
        (call, atMost) -> {
          time.pass(SECOND.compareTo(atMost) < 0 ? SECOND : atMost);
          return wire.send(call, atMost);
        };
    TickerQuotes patient =
        new TickerQuotes(
            new BitgetMarket(Fixtures.reads(slow, time)), _ -> Optional.empty(), Percentage.ZERO);
    long began = time.getAsLong();

    assertThatThrownBy(() -> patient.quote(Amount.of("1", BTC), ETH))
        .isInstanceOf(ExchangeUnavailable.class);
    assertThat(time.getAsLong() - began).isLessThanOrEqualTo(Fixtures.TIMEOUT.toNanos());

    assertThat(patient.quote(Amount.of("1", BTC), ETH)).isInstanceOf(Quoted.class);
  }

  @Test
  void takesAPushedPriceInPlaceOfAsking() {
    Pair pair = new Pair(BTC, USDT);
    pushed.put(pair, ticker(pair, "60000", "70000"));

    assertThat(received(Amount.of("2", BTC), USDT)).isEqualTo(Amount.of("119400", USDT));
    pushed.clear();
    assertThat(received(Amount.of("2", BTC), USDT)).isEqualTo(Amount.of("99500", USDT));
    assertThat(wire.calls)
        .extracting(ApiCall::endpoint)
        .containsExactly(Endpoint.SYMBOLS, Endpoint.TICKERS);
  }

  private static Ticker ticker(Pair pair, String bid, String ask) {
    return new Ticker(
        pair,
        new BigDecimal(bid),
        Optional.of(new BigDecimal(bid)),
        Optional.of(new BigDecimal(ask)),
        Fixtures.NOW);
  }

  @Test
  void hasNoQuoteForACoinThatNoTickerLeadsTo() {
    assertThat(quotes.quote(Amount.of("1", BTC), new Coin("XYZ")))
        .isEqualTo(new NoQuote("43131", "No ticker leads from BTC to XYZ"));
  }

  @Test
  void hasNoQuoteForDust() {
    assertThat(quotes.quote(Amount.of("0.0001", USDT), BTC))
        .asInstanceOf(type(NoQuote.class))
        .extracting(NoQuote::code)
        .isEqualTo("12006");
  }

  @Test
  void cannotBeTaken() {
    assertThat(quotes.convert(quote(quotes.quote(Amount.of("2", BTC), USDT))))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo("NOT_SENT");
  }

  @Test
  void areTakenOnPaperAtWhatTheyOffer() {
    PaperConversions paper = new PaperConversions(quotes, InstantSource.fixed(Fixtures.NOW));
    Quote quote = quote(paper.quote(Amount.of("2", BTC), USDT));
    int sent = wire.calls.size();

    assertThat(paper.convert(quote))
        .isEqualTo(new Converted(quote.spend(), quote.receive(), Fixtures.NOW));
    assertThat(wire.calls).hasSize(sent);
  }

  @Test
  void refusesASpreadThatLeavesNothing() {
    assertThatThrownBy(() -> quotes("100")).hasMessageContaining("A spread of 100% is impossible");
  }

  private TickerQuotes quotes(String spread) {
    BitgetMarket market = new BitgetMarket(Fixtures.reads(wire, new SteppedTime()));
    return new TickerQuotes(
        market, pair -> Optional.ofNullable(pushed.get(pair)), Percentage.of(spread));
  }

  private Amount received(Amount spend, Coin target) {
    return quote(quotes.quote(spend, target)).receive();
  }

  private static Quote quote(QuoteAnswer answer) {
    return ((Quoted) answer).quote();
  }

  /// BTCUSDT at 50000 / 62500 and ETHUSDT at 2000 / 2500, nothing else.
  private static String exchange(ApiCall call) {
    String symbol = call.query().get("symbol");
    boolean bitcoin = "BTCUSDT".equals(symbol);
    if (!bitcoin && !"ETHUSDT".equals(symbol)) {
      return success("[]");
    }
    return call.endpoint() == Endpoint.SYMBOLS
        ? success("[{\"symbol\":\"%s\",\"status\":\"online\"}]".formatted(symbol))
        : success(
            "[{\"symbol\":\"%s\",\"lastPr\":\"1\",\"bidPr\":\"%s\",\"askPr\":\"%s\",\"ts\":\"1\"}]"
                .formatted(symbol, bitcoin ? "50000" : "2000", bitcoin ? "62500" : "2500"));
  }
}
