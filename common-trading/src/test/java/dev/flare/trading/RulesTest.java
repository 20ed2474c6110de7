package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.TradingRules.Trailing;
import dev.flare.trading.protection.Protections;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static TradingRules rules(Optional<Trailing> trailing, ExitOnSignal onSignal) {
    return new TradingRules(
        USDT,
        Duration.ofSeconds(10),
        new SpreadLimit.Fixed(Percentage.of("0.5")),
        new TakeProfitRule(false, Optional.empty()),
        Percentage.of("2"),
        Duration.ofHours(1),
        trailing,
        onSignal,
        Protections.NONE,
        true);
  }

  private static Standing standing(String change, Duration age, String best, boolean sellSignal) {
    Motive motive =
        new Motive(Pair.of("BTC", "USDT"), 7, Label.BULL_ENTRY, List.of(), Percentage.of("1.5"));
    Position.Entry entry =
        new Position.Entry(
            1,
            Mode.DEMO,
            motive,
            Amount.of("100", USDT),
            Amount.of("0.002", new Coin("BTC")),
            NOON,
            "c1");
    Position.Extremes seen = new Position.Extremes(Percentage.of(best), Percentage.of("-1"));
    return new Standing(
        new Position.Open(entry, Optional.of(seen)),
        Percentage.of(change),
        NOON.plus(age),
        sellSignal);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 0, TAKE_PROFIT",
    "1.49999999, 0, ",
    "1.5, 3600001, TAKE_PROFIT",
    "0, 3600000, ",
    "0, 3600001, PROFIT_TIMEOUT",
    "-0.00000001, 99999999, ",
    "-2, 99999999, ",
    "-2.00000001, 0, STOP_LOSS"
  })
  void closesAtTheBarrierItselfAndNotBefore(String change, long ageMs, CloseReason reason) {
    Standing standing = standing(change, Duration.ofMillis(ageMs), "0", true);
    assertThat(new ExitRules(rules(Optional.empty(), ExitOnSignal.OFF)).judge(standing))
        .isEqualTo(Optional.ofNullable(reason));
  }

  @ParameterizedTest
  @CsvSource({"0.7, 1, TRAILING_STOP", "0.71, 1, ", "0.1, 0.99, ", "-0.5, 1, TRAILING_STOP"})
  void followsTheBestGainOnceItWasLargeEnough(String change, String best, CloseReason reason) {
    ExitRules exits =
        new ExitRules(
            rules(
                Optional.of(new Trailing(Percentage.of("1"), Percentage.of("0.3"))),
                ExitOnSignal.OFF));
    assertThat(exits.judge(standing(change, Duration.ZERO, best, false)))
        .isEqualTo(Optional.ofNullable(reason));
  }

  @ParameterizedTest // the best gain was never seen as it was, and what follows it began too late
  @CsvSource({
    "0.625, 0.625, 1, true",
    "0.624, 0.624, 1, false",
    "0.7, 0.99, 1, true",
    "0.5, 0.9, 1, false",
    "0.9, 1.01, 1, true",
    "0.97, 1, 1, true",
    "1, 1, 1, false",
    "0.424, 0.424, 1.002, false",
    "0.425, 0.425, 1.002, true"
  })
  void isNearWhereItBeginsToFollowTheBestGain(
      String change, String best, String factor, boolean near) {
    ExitRules exits =
        new ExitRules(
            rules(
                Optional.of(new Trailing(Percentage.of("1"), Percentage.of("0.4"))),
                ExitOnSignal.OFF));
    assertThat(exits.areNear(standing(change, Duration.ZERO, best, false), new BigDecimal(factor)))
        .isEqualTo(near);
  }

  @ParameterizedTest
  @CsvSource({
    "1.125, 1, true",
    "1.124, 1, false",
    "0.12, 1.01, false",
    "0.124, 1.01, true",
    "-1.625, 1.01, false",
    "-1.626, 1.01, true"
  })
  void isNearATriggerThatThePriceOfASumHides(String change, String factor, boolean near) {
    ExitRules exits = new ExitRules(rules(Optional.empty(), ExitOnSignal.OFF));
    assertThat(exits.areNear(standing(change, Duration.ZERO, "0", false), new BigDecimal(factor)))
        .isEqualTo(near);
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, 1, true, ",
    "ON, -1, true, EXIT_SIGNAL",
    "ON, 1, false, ",
    "IN_PROFIT, 0, true, EXIT_SIGNAL",
    "IN_PROFIT, -0.01, true, "
  })
  void closesOnASellSignalWhereWanted(
      ExitOnSignal onSignal, String change, boolean signal, CloseReason reason) {
    assertThat(
            new ExitRules(rules(Optional.empty(), onSignal))
                .judge(standing(change, Duration.ZERO, "0", signal)))
        .isEqualTo(Optional.ofNullable(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "false, , 1.5, 2.5, 1.5",
    "true, , 1.5, 2.5, 2.5",
    "true, 0.7, 1.5, 2.5, 0.7",
    "false, 9, 1.5, 2.5, 1.5",
    "false, 9, 3.5, 2.5, 2.5",
    "false, , , 2.5, ",
    "true, , 1.5, , ",
    "false, 0.7, , 2.5, ",
    "true, 0.7, 1.5, , "
  })
  void hopesForWhatTheDecisionOffers(
      boolean risky, String most, String volatility, String takeProfit, String expected) {
    Decision decision =
        Signals.decision(
            Pair.of("BTC", "USDT"),
            Action.BUY,
            Optional.ofNullable(volatility),
            Optional.ofNullable(takeProfit));
    TakeProfitRule rule = new TakeProfitRule(risky, Optional.ofNullable(most).map(Percentage::of));
    assertThat(rule.of(decision)).isEqualTo(Optional.ofNullable(expected).map(Percentage::of));
  }

  @Test
  void limitsTheSpreadByANumberOrByAValueOfTheDecision() {
    Decision decision =
        Signals.decision(Pair.of("BTC", "USDT"), Action.BUY, Optional.of("1.5"), Optional.empty());
    assertThat(SpreadLimit.parse("0.25").of(decision)).contains(Percentage.of("0.25"));
    assertThat(SpreadLimit.parse("VOL").of(decision)).contains(Percentage.of("1.5"));
    assertThat(SpreadLimit.parse("TP").of(decision)).isEmpty();
    assertThatThrownBy(() -> SpreadLimit.parse("-1")).hasMessage("it is negative");
    assertThatThrownBy(() -> SpreadLimit.parse("much")).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({"99.5, true", "99.49999999, false", "100, true", "101, true"})
  void acceptsASpreadUpToItsLimit(String back, boolean accepted) {
    EntryRules entries =
        new EntryRules(Plans.allOnOne(), rules(Optional.empty(), ExitOnSignal.OFF));
    Decision decision =
        Signals.decision(Pair.of("BTC", "USDT"), Action.BUY, Optional.empty(), Optional.empty());
    Ruling ruling = entries.narrowSpread(decision, Amount.of("100", USDT), Amount.of(back, USDT));
    assertThat(ruling instanceof Ruling.Accepted).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "0.99999999, false", "80000, true", "80000.00000001, false"})
  void acceptsAmountsUpToTheCoinsLimits(String amount, boolean accepted) {
    ConversionLimits limits = new ConversionLimits(Amount.of("1", USDT), Amount.of("80000", USDT));
    Ruling ruling = EntryRules.withinLimits(Amount.of(amount, USDT), Optional.of(limits));
    assertThat(ruling instanceof Ruling.Accepted).isEqualTo(accepted);
  }

  @Test
  void keepsTheLedgerInBalance() {
    Ledger ledger =
        Ledger.startingWith(Mode.DEMO, Amount.of("100", USDT))
            .opened(Amount.of("40", USDT))
            .opened(Amount.of("60", USDT))
            .closed(Amount.of("40", USDT), Amount.of("41.5", USDT))
            .withCash(Amount.of("20", USDT));
    assertThat(ledger.realised()).isEqualTo(Amount.of("1.5", USDT));
    assertThat(ledger.deposits()).isEqualTo(Amount.of("-21.5", USDT));
    assertThat(ledger.difference(Amount.of("60", USDT))).isEqualTo(Amount.zero(USDT));
    assertThat(ledger.difference(Amount.of("59", USDT))).isEqualTo(Amount.of("-1", USDT));
  }
}
