package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.bitget.AccountState;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetAccount;
import dev.flare.bitget.BitgetConvert;
import dev.flare.bitget.Evidence;
import dev.flare.bitget.LiveReadiness;
import dev.flare.bitget.LostTrade;
import dev.flare.bitget.Reconciliation;
import dev.flare.bitget.Right;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.market.Finding;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However the answer to a trade is lost, what the client finds out is what the ledger says.
class LostTradeContractTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Amount SPEND = Amount.of("250", USDT);

  private static Exchange exchange;
  private static BitgetConvert convert;
  private static BitgetAccount account;
  private static Bitget client;

  @BeforeAll
  static void start() {
    exchange = Exchange.start(Map.of("START", "2026-01-31T10:02:30Z", "PAIRS", "ETH/USDT"));
    client = exchange.client();
    convert = client.convert(Exchange.KEYS);
    account = client.account(Exchange.KEYS);
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void begin() {
    exchange.send(exchange.signed("POST", "/simulator/reset", ""));
    passOneMinute();
  }

  static Stream<Fault> faults() {
    return Stream.of(true, false)
        .flatMap(executed ->
            Stream.of(
                new Fault.Reset(executed),
                new Fault.Html(502, executed),
                new Fault.Empty(executed)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFoundOrProvenNotToBeThere(Fault fault) {
    Map<Coin, Balance> before = account.balances();
    LostTrade lost = lose(fault);

    assertThat(look(lost, before)).isNotInstanceOf(Finding.NotExecuted.class);
    passOneMinute();
    passOneMinute();

    assertAgreesWithTheLedger(look(lost, before));
  }

  @Test
  void isFoundThoughTheAnswerBrokeOff() {
    Map<Coin, Balance> before = account.balances();
    LostTrade lost = lose(new Fault.Cut());

    assertThat(look(lost, before)).isInstanceOf(Finding.Converted.class);
    assertAgreesWithTheLedger(look(lost, before));
  }

  @Test
  void staysUnknownUntilALateRecordAppears() {
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.DelayRecord(10)));
    Map<Coin, Balance> before = account.balances();
    LostTrade lost = lose(new Fault.Reset(true));
    assertThat(look(lost, before)).isInstanceOf(Finding.StillUnknown.class);

    exchange.pass(Duration.ofSeconds(11));

    assertAgreesWithTheLedger(look(lost, before));
  }

  @Test
  void isNoRecordThatAnotherConversionHasClaimed() {
    Quote quote = quote();
    Map<Coin, Balance> before = account.balances();
    Instant sent = client.clock().instant();
    assertThat(convert.convert(quote)).isInstanceOf(Converted.class);
    String id = ((Finding.Converted) look(lost(quote, sent, Set.of()), before)).record();

    assertThat(look(lost(quote, sent, Set.of(id)), before))
        .isInstanceOf(Finding.StillUnknown.class);
  }

  @Test
  void isPrecededByALookAtTheKey() {
    assertThat(account.state())
        .asInstanceOf(type(AccountState.Classic.class))
        .satisfies(classic -> assertThat(classic.info().rights().allow(Right.SPOT_TRADE)).isTrue())
        .satisfies(classic -> assertThat(LiveReadiness.of(classic).isReady()).isTrue());
  }

  @Test
  void isNotRiskedInUnifiedMode() {
    exchange.order(FaultOrder.always(Call.INFO, new Fault.Refuse("40085", null, null)));

    assertThat(LiveReadiness.of(account.state()).reasons())
        .singleElement()
        .asString()
        .contains("classic sub-account");
  }

  private static LostTrade lose(Fault fault) {
    Quote quote = quote();
    exchange.order(FaultOrder.always(Call.TRADE, fault));
    Instant sent = client.clock().instant();
    assertThat(convert.convert(quote)).isInstanceOf(Unknown.class);
    return lost(quote, sent, Set.of());
  }

  private static LostTrade lost(Quote quote, Instant sent, Set<String> claimed) {
    return new LostTrade(quote, sent.minusSeconds(1), sent, claimed);
  }

  private static Quote quote() {
    return ((Quoted) convert.quote(SPEND, ETH)).quote();
  }

  private static Finding look(LostTrade lost, Map<Coin, Balance> before) {
    client.clock().resync();
    Instant now = client.clock().instant();
    return Reconciliation.of(
        lost,
        new Evidence(
            Optional.of(account.conversions(lost.searched(now))),
            Optional.of(before),
            Optional.of(account.balances()),
            now));
  }

  private static void assertAgreesWithTheLedger(Finding finding) {
    if (exchange.account().ledger().isEmpty()) {
      assertThat(finding).isEqualTo(new Finding.NotExecuted());
      return;
    }
    assertThat(exchange.account().ledger()).hasSize(1);
    assertThat(finding)
        .asInstanceOf(type(Finding.Converted.class))
        .satisfies(found -> assertThat(found.paid()).isEqualTo(SPEND))
        .satisfies(
            found -> assertThat(found.received()).isEqualTo(exchange.account().balance(ETH)));
  }

  private static void passOneMinute() {
    exchange.pass(Duration.ofMinutes(1));
    client.clock().resync();
  }
}
