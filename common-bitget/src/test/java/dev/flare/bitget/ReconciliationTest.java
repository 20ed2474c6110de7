package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.Finding.Converted;
import dev.flare.market.Finding.NeedsOperator;
import dev.flare.market.Finding.NotExecuted;
import dev.flare.market.Finding.StillUnknown;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Instant SENT = Fixtures.NOW;
  private static final Instant SETTLED = SENT.plusSeconds(90);
  private static final Amount PAID = Amount.of("250", USDT);
  private static final Amount RECEIVED = Amount.of("0.10308641", ETH);
  private static final Quote QUOTE =
      new Quote("1", PAID, RECEIVED, new BigDecimal("0.0004123456789012"), "{}");
  private static final LostTrade LOST =
      new LostTrade(QUOTE, SENT.minusSeconds(2), SENT, Set.of("booked"));
  private static final Map<Coin, Balance> OWNED = owned("431.5", "0");

  @Test
  void isConvertedWhenExactlyOneRecordFits() {
    assertThat(Reconciliation.of(LOST, seen(SENT.plusSeconds(1), record("7"))))
        .isEqualTo(new Converted("7", PAID, RECEIVED, SENT));
  }

  @Test
  void isConvertedByItsRecordThoughTheBalancesCannotBeRead() {
    Evidence evidence =
        new Evidence(
            Optional.of(List.of(record("7"))), Optional.empty(), Optional.empty(), SETTLED);

    assertThat(Reconciliation.of(LOST, evidence)).isInstanceOf(Converted.class);
  }

  @Test
  void isNotExecutedWhenTheBalancesMovedOnlyByWhatOthersDid() {
    ConvertRecord bought =
        new ConvertRecord(
            "8",
            SENT.plusSeconds(40),
            Amount.of("100", USDT),
            Amount.of("0.04", ETH),
            new BigDecimal("0.0004"),
            BigDecimal.ZERO);
    Evidence evidence =
        new Evidence(
            Optional.of(List.of()),
            Optional.of(OWNED),
            Optional.of(owned("331.5", "0.04")),
            SETTLED);

    assertThat(Reconciliation.of(LOST, evidence)).isInstanceOf(NeedsOperator.class);
    assertThat(Reconciliation.of(LOST, evidence.carriedForward(List.of(bought))))
        .isEqualTo(new NotExecuted());
  }

  @Test
  void needsAPersonWhenTwoRecordsFit() {
    assertThat(Reconciliation.of(LOST, seen(SETTLED, record("7"), record("8"))))
        .isEqualTo(new NeedsOperator("2 records fit: [7, 8]"));
  }

  @Test
  void leavesARecordToTheConversionThatClaimedIt() {
    assertThat(Reconciliation.of(LOST, seen(SETTLED, record("booked"))))
        .isEqualTo(new NotExecuted());
    assertThat(Reconciliation.of(LOST, seen(SETTLED, record("booked"), record("8"))))
        .asInstanceOf(type(Converted.class))
        .extracting(Converted::record)
        .isEqualTo("8");
  }

  @ParameterizedTest
  @ValueSource(longs = {-5000, 0, 30_000, 35_000})
  void recognisesARecordFromFiveSecondsBeforeItsSignatureUntilFiveAfterItsLife(long millis) {
    assertThat(Reconciliation.of(LOST, seen(SETTLED, at(SENT.plusMillis(millis)))))
        .isInstanceOf(Converted.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-5001, 35_001})
  void recognisesNoRecordOutsideOfThat(long millis) {
    assertThat(Reconciliation.of(LOST, seen(SETTLED, at(SENT.plusMillis(millis)))))
        .isEqualTo(new NotExecuted());
  }

  @Test
  void measuresHowLongASignatureLivesInRealTime() {
    LostTrade lost = new LostTrade(QUOTE, SENT, SENT, Set.of(), 100);

    assertThat(Reconciliation.of(lost, seen(SETTLED, at(SENT.plusSeconds(3_000)))))
        .isInstanceOf(Converted.class);
    assertThat(Reconciliation.of(lost, seen(SETTLED))).isInstanceOf(StillUnknown.class);
    assertThat(Reconciliation.of(lost, seen(SENT.plusSeconds(9_000)))).isEqualTo(new NotExecuted());
  }

  @ParameterizedTest
  @CsvSource({
    "250, USDC, 0.10308641, ETH, 0.00041235",
    "250, USDT, 0.10308641, BTC, 0.00041235",
    "251, USDT, 0.10308641, ETH, 0.00041235",
    "250, USDT, 0.10308640, ETH, 0.00041235",
    "250, USDT, 0.10308641, ETH, 0.00041236",
    "250, USDT, 0.10308641, ETH, 0.00041233"
  })
  void recognisesNoRecordOfOtherCoinsSizesOrPrice(
      String paid, String from, String received, String to, String price) {
    ConvertRecord other =
        new ConvertRecord(
            "7",
            SENT,
            Amount.of(paid, new Coin(from)),
            Amount.of(received, new Coin(to)),
            new BigDecimal(price),
            BigDecimal.ZERO);

    assertThat(Reconciliation.of(LOST, seen(SETTLED, other))).isEqualTo(new NotExecuted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00041234", "0.00041235", "0.0004123456789012"})
  void doesNotMindHowThePriceWasRounded(String price) {
    ConvertRecord rounded =
        new ConvertRecord("7", SENT, PAID, RECEIVED, new BigDecimal(price), BigDecimal.ZERO);

    assertThat(Reconciliation.of(LOST, seen(SETTLED, rounded))).isInstanceOf(Converted.class);
  }

  @Test
  void staysUnknownUntilNinetySecondsAfterItsSignature() {
    assertThat(Reconciliation.of(LOST, seen(SETTLED.minusMillis(1))))
        .isEqualTo(new StillUnknown("a record may appear until " + SETTLED));
    assertThat(Reconciliation.of(LOST, seen(SETTLED))).isEqualTo(new NotExecuted());
  }

  @ParameterizedTest
  @CsvSource({"181.5, 0.10308641", "181.5, 0", "431.5, 0.10308641", "431.49999999, 0"})
  void needsAPersonWhenABalanceChangedWithoutARecord(String usdt, String eth) {
    Evidence evidence =
        new Evidence(
            Optional.of(List.of()), Optional.of(OWNED), Optional.of(owned(usdt, eth)), SETTLED);

    assertThat(Reconciliation.of(LOST, evidence))
        .asInstanceOf(type(NeedsOperator.class))
        .extracting(NeedsOperator::reason)
        .asString()
        .startsWith("there is no record, but the balance went from ");
  }

  @ParameterizedTest
  @CsvSource({"249.99999999, false", "250, true"})
  void doesNotRelyOnABalanceFromWhichTheTradeCouldNotHaveBeenPaid(String usdt, boolean relies) {
    Optional<Map<Coin, Balance>> owned = Optional.of(owned(usdt, "0"));
    Evidence evidence = new Evidence(Optional.of(List.of()), owned, owned, SETTLED);

    assertThat(Reconciliation.of(LOST, evidence))
        .isInstanceOf(relies ? NotExecuted.class : NeedsOperator.class);
  }

  @Test
  void takesAnAbsentCoinForNone() {
    Map<Coin, Balance> onlyUsdt =
        Map.of(USDT, new Balance(Amount.of("431.5", USDT), Amount.zero(USDT)));
    Evidence evidence =
        new Evidence(Optional.of(List.of()), Optional.of(OWNED), Optional.of(onlyUsdt), SETTLED);

    assertThat(Reconciliation.of(LOST, evidence)).isEqualTo(new NotExecuted());
  }

  @Test
  void staysUnknownWhileRecordsOrBalancesCannotBeRead() {
    Optional<List<ConvertRecord>> none = Optional.of(List.of());
    Instant late = SETTLED.plus(Duration.ofDays(1));

    assertThat(
            List.of(
                new Evidence(Optional.empty(), Optional.of(OWNED), Optional.of(OWNED), late),
                new Evidence(none, Optional.empty(), Optional.of(OWNED), late),
                new Evidence(none, Optional.of(OWNED), Optional.empty(), late)))
        .allSatisfy(evidence ->
            assertThat(Reconciliation.of(LOST, evidence)).isInstanceOf(StillUnknown.class));
  }

  @Test
  void needsAPersonForWhatTheExchangeHasForgotten() {
    Instant last = SENT.plus(Duration.ofDays(89));

    assertThat(Reconciliation.of(LOST, seen(last))).isEqualTo(new NotExecuted());
    assertThat(Reconciliation.of(LOST, seen(last.plusMillis(1))))
        .isEqualTo(
            new NeedsOperator(
                "there is no record, but BitGet tells of the last 90 days only, and it was sent "
                    + SENT));
    assertThat(Reconciliation.of(LOST, seen(last.plusMillis(1), record("7"))))
        .isInstanceOf(Converted.class);
  }

  @Test
  void isLookedForHoweverLongAgoItWas() {
    assertThat(LOST.searched(SENT.plus(Duration.ofDays(400))))
        .isEqualTo(new TimeSpan(SENT.minusSeconds(7), SENT.plusSeconds(40)));
  }

  @Test
  void isLookedForFromFiveSecondsBeforeTheQuoteAndOnceMoreWhenItIsSettled() {
    assertThat(LOST.searched(SENT.plusSeconds(3)))
        .isEqualTo(new TimeSpan(SENT.minusSeconds(7), SENT.plusSeconds(8)));
    assertThat(SENT.plus(LostTrade.LOOKS.getLast())).isAfter(LOST.settledAt());
  }

  @Test
  void isLookedForThoughTheClockWasSetBackInTheMeantime() {
    LostTrade quotedBefore = new LostTrade(QUOTE, SENT.plusSeconds(38), SENT, Set.of());

    assertThat(quotedBefore.searched(SENT.minusSeconds(40)))
        .isEqualTo(new TimeSpan(SENT.minusSeconds(5), SENT.plusSeconds(5)));
  }

  private static Evidence seen(Instant at, ConvertRecord... records) {
    return new Evidence(Optional.of(List.of(records)), Optional.of(OWNED), Optional.of(OWNED), at);
  }

  private static Map<Coin, Balance> owned(String usdt, String eth) {
    return Map.of(
        USDT, new Balance(Amount.of(usdt, USDT), Amount.zero(USDT)),
        ETH, new Balance(Amount.of(eth, ETH), Amount.zero(ETH)));
  }

  private static ConvertRecord record(String id) {
    return new ConvertRecord(
        id, SENT, PAID, RECEIVED, new BigDecimal("0.00041235"), BigDecimal.ZERO);
  }

  private static ConvertRecord at(Instant at) {
    return new ConvertRecord(
        "7", at, PAID, RECEIVED, new BigDecimal("0.00041235"), BigDecimal.ZERO);
  }
}
