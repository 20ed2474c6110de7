package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitgetConvertTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final String FORM =
      """
      {"fromCoin":"USDT","fromCoinSize":"250.0","cnvtPrice":"0.0004123456789012",\
      "toCoin":"ETH","toCoinSize":"0.10308641","traceId":"1360000000000000001"}\
      """;
  private static final Quote QUOTE =
      new Quote(
          "1360000000000000001",
          Amount.of("250", USDT),
          Amount.of("0.10308641", ETH),
          new BigDecimal("0.0004123456789012"),
          FORM);

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();
  private final Reads reads = Fixtures.reads(wire, time);
  private final BitgetConvert convert =
      new BitgetConvert(
          reads, wire, Fixtures.clock(time), new CoinLimits(reads, time), SentTrades.alone());

  @Test
  void keepsTheTextsOfTheQuoteForTheTradeEvenOfABareNumber() {
    wire.then(quoted("250.0", "0.10308641", "0"));

    assertThat(convert.quote(Amount.of("250", USDT), ETH)).isEqualTo(new Quoted(QUOTE));
    assertThat(wire.calls.getFirst().target())
        .isEqualTo("/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=250&toCoin=ETH");
  }

  @Test
  void asksForNoMoreThanEightDecimals() {
    wire.then(400, error("12006"));

    convert.quote(Amount.of("0.123456789", ETH), USDT);

    assertThat(wire.calls.getFirst().query()).containsEntry("fromCoinSize", "0.12345678");
  }

  @Test
  void asksNothingWhenNothingIsLeftOfTheAmount() {
    assertThat(convert.quote(Amount.of("0.000000009", ETH), USDT))
        .asInstanceOf(type(NoQuote.class))
        .extracting(NoQuote::code)
        .isEqualTo("12006");
    assertThat(wire.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"251, 0.10308641", "250, 0.10308660", "250, 0", "250, 'x\"}'"})
  void believesNoQuoteThatDoesNotFitTheQuestionOrItself(String from, String to) {
    wire.always(call -> quoted("\"" + from + "\"", to.replace("\"", "\\\""), "0"));

    assertThatThrownBy(() -> convert.quote(Amount.of("250", USDT), ETH))
        .isInstanceOf(ExchangeUnavailable.class);
  }

  @Test
  void takesNoQuoteWithAFee() {
    wire.then(quoted("250.0", "0.10308641", "0.1"));

    assertThat(convert.quote(Amount.of("250", USDT), ETH))
        .asInstanceOf(type(NoQuote.class))
        .extracting(NoQuote::code)
        .isEqualTo("FEE");
  }

  @Test
  void saysWhyThereIsNoQuote() {
    wire.then(400, error("43131"));

    assertThat(convert.quote(Amount.of("250", USDT), ETH))
        .isEqualTo(new NoQuote("43131", "43131 no"));
  }

  @Test
  void postsTheFormAndBooksWhatTheAnswerSays() {
    wire.then(
        success(
            """
            {"ts":"1760000003114","cnvtPrice":"0.00041235","toCoinSize":"0.10308640","toCoin":"ETH"}\
            """));

    assertThat(convert.convert(QUOTE))
        .isEqualTo(
            new Converted(
                Amount.of("250", USDT),
                Amount.of("0.1030864", ETH),
                Instant.ofEpochMilli(1_760_000_003_114L)));
    assertThat(wire.calls).containsExactly(ApiCall.post(Endpoint.TRADE, FORM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12021", "12022", "43012", "40008", "40009", "40085", "12008"})
  void isRefusedByACodeThatProvesIt(String code) {
    wire.then(400, error(code));

    assertThat(convert.convert(QUOTE))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "40010", "40725", "45001", "12018", "12014"})
  void knowsNothingAfterACodeThatProvesNothing(String code) {
    wire.then(400, error(code));

    assertThat(convert.convert(QUOTE)).isInstanceOf(Unknown.class);
    assertThat(wire.calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"400, HTTP_400", "401, HTTP_401", "403, HTTP_403"})
  void isRefusedByAStatusThatProvesIt(int status, String code) {
    wire.then(status, "<html>");

    assertThat(convert.convert(QUOTE))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "502, <html>",
    "404, not found",
    "0, reset",
    "403, '{\"code\":\"00000\",\"data\":{}}'",
    "200, '{\"code\":\"00000\",\"data\":null}'",
    "200, '{\"code\":\"00000\",\"data\":{\"ts\":\"1\",\"toCoinSize\":\"0.1\"}}'",
    "200, '{\"code\":\"00000\",\"data\":{\"ts\":\"1\",\"toCoinSize\":\"0.1\",\"toCoin\":\"BTC\"}}'"
  })
  void knowsNothingAfterAnAnswerThatSaysNothing(int status, String body) {
    wire.then(status, body);

    assertThat(convert.convert(QUOTE)).isInstanceOf(Unknown.class);
    assertThat(wire.calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429, <html>", "429, '{\"code\":\"429\"}'", "400, '{\"code\":429}'"})
  void isRefusedByTooManyRequestsOnceTheRecordsConfirmIt(int status, String body) {
    wire.then(status, body).then(records("1759999990000"));

    assertThat(convert.convert(QUOTE))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo("429");
    assertThat(wire.calls)
        .extracting(ApiCall::endpoint)
        .containsExactly(Endpoint.TRADE, Endpoint.CONVERT_RECORDS);
  }

  @Test
  void knowsNothingAfterTooManyRequestsWhenThereIsARecordAllTheSame() {
    wire.then(429, error("429")).then(records("1760000000500"));

    assertThat(convert.convert(QUOTE)).isInstanceOf(Unknown.class);
  }

  @Test
  void knowsNothingAfterTooManyRequestsWhenTheRecordsCannotBeRead() {
    wire.then(429, error("429")).always(call -> "<html>");

    assertThat(convert.convert(QUOTE)).isInstanceOf(Unknown.class);
    assertThat(wire.calls).filteredOn(call -> call.endpoint() == Endpoint.TRADE).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.10308662", "0.1030862", "0.05", "0", "-0.10308641"})
  void raisesDoubtsWhenItReceivesSomethingElseThanWasQuoted(String received) {
    wire.then(
        success(
            "{\"ts\":\"1760000003114\",\"toCoinSize\":\"%s\",\"toCoin\":\"ETH\"}"
                .formatted(received)));

    assertThat(convert.convert(QUOTE)).isInstanceOf(Unknown.class);
  }

  @Test
  void knowsThatNothingWasSentWhenItWasStoppedBefore() {
    Wire stopped =
        (call, atMost) -> {
          throw new ExchangeUnavailable("Interrupted");
        };
    var unsent =
        new BitgetConvert(
            reads, stopped, Fixtures.clock(time), new CoinLimits(reads, time), SentTrades.alone());

    assertThat(unsent.convert(QUOTE)).isEqualTo(new Refused("NOT_SENT", "Interrupted"));
  }

  @Test
  void remembersTheLimitsForThreeMinutes() {
    wire.always(call ->
        success(
            "[{\"coin\":\"USDT\",\"available\":\"431.5\",\"maxAmount\":\"80000\",\"minAmount\":1}]"));

    assertThat(convert.limits(USDT))
        .contains(new ConversionLimits(Amount.of("1", USDT), Amount.of("80000", USDT)));
    assertThat(convert.limits(ETH)).isEmpty();
    assertThat(wire.calls).hasSize(1);

    time.pass(Duration.ofMinutes(3));
    convert.limits(USDT);
    assertThat(wire.calls).hasSize(2);
  }

  @Test
  void knowsTheLimitsOfACoinThoughThoseOfAnotherMakeNoSense() {
    wire.always(call ->
        success(
            """
            [{"coin":"ODD(NAME)","minAmount":"1","maxAmount":"2"},\
            {"coin":"ETH","minAmount":"0.1","maxAmount":"0"},\
            {"coin":"USDT","maxAmount":"80000","minAmount":"1"}]\
            """));

    assertThat(convert.limits(USDT)).isPresent();
    assertThatThrownBy(() -> convert.limits(ETH))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessage("The limits of ETH cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"\""})
  void takesNoAnswerWithoutAListForAWorldWithoutLimits(String data) {
    wire.always(call -> success(data));

    assertThatThrownBy(() -> convert.limits(USDT)).isInstanceOf(ExchangeUnavailable.class);
  }

  @Test
  void asksForTheLimitsAnewAfterAnAmountOutsideThem() {
    wire.then(success("[]")).then(400, error("12007")).then(success("[]"));
    convert.limits(USDT);
    convert.quote(Amount.of("250", USDT), ETH);

    convert.limits(USDT);

    assertThat(wire.calls).hasSize(3);
  }

  private static String records(String at) {
    return success(
        """
        {"dataList":[{"id":"1","ts":"%s","cnvtPrice":"0.00041235","fee":"0","fromCoinSize":"250",\
        "fromCoin":"USDT","toCoinSize":"0.10308641","toCoin":"ETH"}],"endId":"1"}\
        """
            .formatted(at));
  }

  private static String quoted(String fromSize, String toSize, String fee) {
    return success(
        """
        {"fee":"%s","fromCoinSize":%s,"fromCoin":"USDT","cnvtPrice":"0.0004123456789012",\
        "toCoinSize":"%s","toCoin":"ETH","traceId":"1360000000000000001"}\
        """
            .formatted(fee, fromSize, toSize));
  }
}
