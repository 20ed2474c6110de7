package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitgetAccountTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Instant NOW = Fixtures.NOW;
  private static final TimeSpan HOUR = new TimeSpan(NOW.minus(Duration.ofHours(1)), NOW);

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();
  private final BitgetAccount account = new BitgetAccount(Fixtures.reads(wire, time));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"203.0.113.7\",\"203.0.113.8\"]",
        "\"203.0.113.7,203.0.113.8\"",
        "\"203.0.113.8, 203.0.113.7\""
      })
  void knowsWhoItIsHoweverTheAddressesAreWritten(String addresses) {
    wire.then(success(info("[\"stor\",\"stow\"]", addresses)));

    assertThat(account.state())
        .isEqualTo(
            new AccountState.Classic(
                new AccountInfo(
                    "1234567890",
                    new KeyRights(Set.of(Right.READ, Right.SPOT_TRADE), Set.of()),
                    Set.of("203.0.113.7", "203.0.113.8"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "[]"})
  void knowsThatAKeyIsBoundToNoAddress(String addresses) {
    wire.then(success(info("[\"trade\"]", addresses)));

    assertThat(((AccountState.Classic) account.state()).info().addresses()).isEmpty();
  }

  @Test
  void tellsUnifiedModeFromOtherRefusals() {
    wire.then(400, error("40085")).then(400, error("40037"));

    assertThat(account.state()).isEqualTo(new AccountState.Unified());
    assertThat(account.state()).isEqualTo(new AccountState.Barred("40037", "no"));
  }

  @Test
  void knowsWhatItHas() {
    wire.then(
        success(
            """
            [{"coin":"usdt","available":"431.50","frozen":"8","locked":"0.5","uTime":"1759999990000"},
             {"coin":"ODD(NAME)","available":"1","frozen":"0","locked":"0"},
             {"coin":"ETH","available":2,"frozen":"","locked":null}]\
            """));

    assertThat(account.balances())
        .containsOnlyKeys(USDT, ETH)
        .containsEntry(USDT, new Balance(Amount.of("431.5", USDT), Amount.of("8.5", USDT)))
        .containsEntry(ETH, new Balance(Amount.of("2", ETH), Amount.zero(ETH)));
  }

  @Test
  void hasNothingOfACoinThatTheAnswerDoesNotName() {
    wire.then(success("[]"));

    assertThat(account.balance(ETH).total()).isEqualTo(Amount.zero(ETH));
    assertThat(wire.calls.getFirst().target()).isEqualTo("/api/v2/spot/account/assets?coin=ETH");
  }

  @Test
  void findsConversionsAskingForASecondMoreOnBothSidesAndKeepingWhatIsInside() {
    wire.then(
        success(
            page(
                "7",
                row(9, NOW.plusMillis(1)),
                row(8, NOW),
                row(5, HOUR.from()),
                row(6, HOUR.from().plusSeconds(2)),
                row(4, HOUR.from().minusMillis(1)))));

    assertThat(account.conversions(HOUR))
        .extracting(ConvertRecord::id)
        .containsExactly("5", "6", "8");
    assertThat(wire.calls)
        .singleElement()
        .satisfies(call ->
            assertThat(call.query())
                .containsEntry("startTime", millis(HOUR.from().minusSeconds(1)))
                .containsEntry("endTime", millis(NOW.plusSeconds(1)))
                .containsEntry("limit", "100"));
  }

  @Test
  void readsAConversionWithItsIdAsText() {
    wire.then(
        success(
            """
            {"dataList":[{"id":"1360000013000000005123","ts":"1760000000000",\
            "cnvtPrice":"0.00041235","fee":"0","fromCoinSize":250,"fromCoin":"usdt",\
            "toCoinSize":"0.10308641","toCoin":"ETH"}],"endId":"1360000013000000005123"}\
            """));

    assertThat(account.conversions(HOUR))
        .containsExactly(
            new ConvertRecord(
                "1360000013000000005123",
                NOW,
                Amount.of("250", USDT),
                Amount.of("0.10308641", ETH),
                new BigDecimal("0.00041235"),
                new BigDecimal("0")));
  }

  @Test
  void turnsPagesUntilOneIsNotFull() {
    wire.then(success(full(300))).then(success(full(200))).then(success(page("", row(50, NOW))));

    assertThat(account.conversions(HOUR)).hasSize(201);
    assertThat(wire.calls)
        .extracting(call -> call.query().getOrDefault("idLessThan", "none"))
        .containsExactly("none", "201", "101");
  }

  @Test
  void stopsWhenAPageLeadsNoFurtherBack() {
    wire.always(call -> success(full(300)));

    assertThat(account.conversions(HOUR)).hasSize(100);
    assertThat(wire.calls).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"null, ''", "[], null"})
  void findsNoConversionsInAnEmptyAnswer(String list, String end) {
    wire.then(
        success(
            "{\"dataList\":%s,\"endId\":\"%s\"}".formatted(list, end).replace("\"null\"", "null")));

    assertThat(account.conversions(HOUR)).isEmpty();
  }

  @Test
  void takesARecordThatIsNoneForNoAnswer() {
    wire.always(call -> success(page("1", row(1, NOW).replace("\"fromCoinSize\"", "\"x\""))));

    assertThatThrownBy(() -> account.conversions(HOUR))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageContaining("has no fromCoinSize");
  }

  @Test
  void readsTheBillsOfConversions() {
    wire.then(
        success(
            """
            [{"cTime":"1760000000","coin":"USDT","groupType":"convert","businessType":"CONVERT_OUT",\
            "size":"-250","balance":"181.5","fees":"0","billId":"77"}]\
            """));

    assertThat(account.conversionBills(HOUR))
        .containsExactly(
            new Bill("77", NOW, "CONVERT_OUT", Amount.of("-250", USDT), Amount.of("181.5", USDT)));
    assertThat(wire.calls.getFirst().query())
        .containsEntry("groupType", "convert")
        .containsEntry("limit", "500");
  }

  @Test
  void refusesASpanThatBitGetDoesNotAnswerFor() {
    assertThatThrownBy(() -> new TimeSpan(NOW.minus(Duration.ofDays(90)), NOW))
        .hasMessageContaining("up to 89 days");
    assertThatThrownBy(() -> new TimeSpan(NOW, NOW.minusMillis(1)))
        .hasMessageContaining("forwards");
  }

  private static String info(String authorities, String addresses) {
    return """
    {"userId":"1234567890","inviterId":null,"ips":%s,"authorities":%s,"parentId":1234567890,\
    "traderType":"not_trader","channelCode":"","channel":"","regisTime":"1650000000000"}\
    """
        .formatted(addresses, authorities);
  }

  /// A hundred records with the ids below and including `newest`.
  private static String full(long newest) {
    String[] rows =
        LongStream.iterate(newest, id -> id - 1)
            .limit(100)
            .mapToObj(id -> row(id, NOW))
            .toArray(String[]::new);
    return page(Long.toString(newest - 99), rows);
  }

  private static String page(String end, String... rows) {
    return Arrays.stream(rows)
        .collect(Collectors.joining(",", "{\"dataList\":[", "],\"endId\":\"" + end + "\"}"));
  }

  private static String row(long id, Instant at) {
    return """
    {"id":"%d","ts":"%s","cnvtPrice":"0.5","fee":"0","fromCoinSize":"2","fromCoin":"USDT",\
    "toCoinSize":"1","toCoin":"ETH"}\
    """
        .formatted(id, millis(at));
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
