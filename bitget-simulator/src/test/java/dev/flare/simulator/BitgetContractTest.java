package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetConvert;
import dev.flare.bitget.PaperConversions;
import dev.flare.bitget.Ticker;
import dev.flare.market.Amount;
import dev.flare.market.Candle;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.market.UnknownPair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client of common-bitget against this exchange, over real HTTP.
class BitgetContractTest {
  private static final Pair PAIR = Pair.of("BTC", "USDT");
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");
  private static final Instant START = Instant.parse("2026-01-31T10:02:30Z");

  private Exchange exchange;
  private Bitget client;
  private BitgetConvert convert;

  @BeforeEach
  void start() {
    exchange = Exchange.start(Map.of("START", START.toString(), "SPEED", "100"));
    client = exchange.client();
    convert = client.convert(Exchange.KEYS);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void runsOnTheExchangesTime() {
    client.clock().resync();

    assertThat(client.clock().instant()).isBetween(START.minusSeconds(60), START.plusSeconds(60));
  }

  @Test
  void getsAThousandClosedCandlesInARow() {
    List<Candle> candles = client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 1000);

    assertThat(candles).hasSize(1000);
    assertThat(candles.getLast().openedAt()).isEqualTo(Instant.parse("2026-01-31T09:55:00Z"));
    for (int i = 1; i < candles.size(); i++) {
      assertThat(candles.get(i).openedAt())
          .isEqualTo(candles.get(i - 1).closesAt(Granularity.FIVE_MINUTES));
    }
  }

  @Test
  void getsACandleOnceItIsClosed() {
    exchange.pass(Duration.ofMillis(1499));
    assertThat(newestCandle()).isEqualTo(Instant.parse("2026-01-31T09:55:00Z"));

    exchange.pass(Duration.ofMillis(1));

    assertThat(newestCandle()).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
  }

  @Test
  void findsListedPairsAndNoOthers() {
    assertThat(client.market().lists(PAIR)).isTrue();
    assertThat(client.market().lists(Pair.of("XYZ", "USDT"))).isFalse();
    assertThatThrownBy(() -> client.market().ticker(Pair.of("XYZ", "USDT")))
        .isInstanceOf(UnknownPair.class);
  }

  @Test
  void seesBidAndAskAroundThePrice() {
    Ticker ticker = client.market().ticker(PAIR);

    assertThat(ticker.at()).isEqualTo(START);
    assertThat(ticker.bid().orElseThrow()).isLessThan(ticker.last());
    assertThat(ticker.ask().orElseThrow()).isGreaterThan(ticker.last());
  }

  @Test
  void convertsWhatItWasQuoted() {
    Quote quote = quote(Amount.of("250", USDT), BTC);

    assertThat(convert.convert(quote))
        .isEqualTo(new Converted(quote.spend(), quote.receive(), exchange.now()));
    assertThat(exchange.account().balance(USDT)).isEqualTo(Amount.of("9750", USDT));
    assertThat(exchange.account().balance(BTC)).isEqualTo(quote.receive());
    assertThat(exchange.account().ledger())
        .singleElement()
        .satisfies(done -> assertThat(done.cause().body()).isEqualTo(quote.form()));
  }

  @Test
  void losesTheSpreadOnARoundTrip() {
    Amount bought = ((Converted) convert.convert(quote(Amount.of("250", USDT), BTC))).received();
    Amount back = ((Converted) convert.convert(quote(bought, USDT))).received();

    Ticker ticker = client.market().ticker(PAIR);
    Percentage spread =
        new Amount(ticker.bid().orElseThrow(), USDT)
            .changeFrom(new Amount(ticker.ask().orElseThrow(), USDT));
    assertThat(back.changeFrom(Amount.of("250", USDT)).value())
        .isNegative()
        .isCloseTo(spread.value(), Offset.offset(new BigDecimal("0.001")));
    assertThat(exchange.account().balance(BTC).isPositive()).isFalse();
  }

  @Test
  void isRefusedWithAQuoteThatIsEightSecondsOld() {
    Quote quote = quote(Amount.of("250", USDT), BTC);
    exchange.pass(Duration.ofSeconds(8));
    client.clock().resync();

    assertRefused(convert.convert(quote), "12021");
  }

  @Test
  void isRefusedWithAQuoteInOtherLetters() {
    Quote quote = quote(Amount.of("250", USDT), BTC);
    Quote changed =
        new Quote(
            quote.id(),
            quote.spend(),
            quote.receive(),
            quote.price(),
            quote.form().replace("\"250\"", "\"250.0\""));

    assertRefused(convert.convert(changed), "12022");
  }

  @Test
  void isRefusedWhatItCannotPay() {
    assertRefused(convert.convert(quote(Amount.of("10000.01", USDT), BTC)), "43012");
  }

  @Test
  void getsNoQuoteOutsideTheLimitsOrForAnUnknownCoin() {
    assertNoQuote(convert.quote(Amount.of("0.5", USDT), BTC), "12006");
    assertNoQuote(convert.quote(Amount.of("90000", USDT), BTC), "12007");
    assertNoQuote(convert.quote(Amount.of("10", USDT), new Coin("XYZ")), "43131");
  }

  @Test
  void learnsTheLimitsOfACoin() {
    assertThat(convert.limits(USDT).orElseThrow().minimum()).isEqualTo(Amount.of("1", USDT));
    assertThat(convert.limits(new Coin("XYZ"))).isEmpty();
  }

  @Test
  void setsItsClockAndGoesOnWhenTheExchangesJumps() {
    convert.limits(USDT);
    exchange.pass(Duration.ofSeconds(40));

    assertThat(convert.quote(Amount.of("250", USDT), BTC)).isInstanceOf(Quoted.class);
  }

  @Test
  void isRefusedOnceWithATradeInThePastAndNotAfterThat() {
    convert.limits(USDT);
    Quote quote = quote(Amount.of("250", USDT), BTC);
    exchange.pass(Duration.ofSeconds(40));

    assertRefused(convert.convert(quote), "40008");
    assertThat(convert.convert(quote(Amount.of("250", USDT), BTC))).isInstanceOf(Converted.class);
    assertThat(exchange.account().ledger()).hasSize(1);
  }

  @Test
  void isStoppedByWrongKeysWithAMessageThatHelps() {
    BitgetConvert wrongSecret = client.convert(new ApiKeys("simulator-key", "wrong", "simulator"));

    assertThat(wrongSecret.quote(Amount.of("250", USDT), BTC))
        .asInstanceOf(type(NoQuote.class))
        .satisfies(no -> assertThat(no.code()).isEqualTo("40009"))
        .satisfies(no -> assertThat(no.message()).contains("check the secret in EXCHANGE_KEYS"));
  }

  @Test
  void quotesWithoutKeysFromThePublicTicker() {
    Ticker ticker = client.market().ticker(PAIR);

    assertThat(client.tickerQuotes(Percentage.ZERO).quote(Amount.of("2", BTC), USDT))
        .asInstanceOf(type(Quoted.class))
        .extracting(quoted -> quoted.quote().receive().value())
        .isEqualTo(ticker.bid().orElseThrow().add(ticker.bid().orElseThrow()).stripTrailingZeros());
  }

  @Test
  void convertsNothingOnPaper() {
    PaperConversions paper = new PaperConversions(convert, client.clock());
    Quote quote = quote(Amount.of("250", USDT), BTC);

    assertThat(paper.convert(quote)).isInstanceOf(Converted.class);
    assertThat(exchange.account().ledger()).isEmpty();
  }

  private Instant newestCandle() {
    return client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 1).getFirst().openedAt();
  }

  private Quote quote(Amount spend, Coin target) {
    return ((Quoted) convert.quote(spend, target)).quote();
  }

  private static void assertRefused(ConversionOutcome outcome, String code) {
    assertThat(outcome).asInstanceOf(type(Refused.class)).extracting(Refused::code).isEqualTo(code);
  }

  private static void assertNoQuote(QuoteAnswer answer, String code) {
    assertThat(answer).asInstanceOf(type(NoQuote.class)).extracting(NoQuote::code).isEqualTo(code);
  }
}
