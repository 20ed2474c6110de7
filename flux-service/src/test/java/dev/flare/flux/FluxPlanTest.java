package dev.flare.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion;
import dev.flare.trading.Funds;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FluxPlanTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Pair BTCUSDT = Pair.of("BTC", "USDT");
  private final FluxPlan plan = new FluxPlan(Amount.of("100", USDT));

  private static Ledger ledger(String cash) {
    Amount nothing = Amount.zero(USDT);
    return new Ledger(Mode.DEMO, Amount.of("100", USDT), nothing, Amount.of(cash, USDT), nothing);
  }

  private static Position position(String cost) {
    return new Position.Open(
        new Position.Entry(
            1,
            Mode.DEMO,
            motive(),
            Amount.of(cost, USDT),
            Amount.of("1", new Coin("BTC")),
            Instant.EPOCH,
            "c1"),
        Optional.empty());
  }

  private static Conversion perhapsOpening() {
    return new Conversion(
        1,
        Mode.LIVE,
        new Conversion.Purpose.Open(motive()),
        1,
        Amount.of("100", USDT),
        BTCUSDT.base(),
        Instant.EPOCH,
        new Conversion.Stage.Intended());
  }

  private static Motive motive() {
    return new Motive(BTCUSDT, 1, Label.BULL_ENTRY, List.of(), Percentage.of("1"));
  }

  @Test
  void stakesTheWholeBalanceCutAtEightDecimals() {
    assertThat(plan.stake(new Funds(ledger("100.123456789"), List.of(), List.of())))
        .isEqualTo(Amount.of("100.12345678", USDT));
  }

  @Test
  void hasRoomForOnePositionOnly() {
    assertThat(plan.room(BTCUSDT, new Funds(ledger("100"), List.of(), List.of())))
        .isEqualTo(Ruling.accepted());
    assertThat(plan.room(BTCUSDT, new Funds(ledger("0"), List.of(position("100")), List.of())))
        .isEqualTo(Ruling.declined(Refusal.POSITION_OPEN, "p1 holds the whole balance"));
    assertThat(plan.room(BTCUSDT, new Funds(ledger("100"), List.of(), List.of(perhapsOpening()))))
        .isInstanceOfSatisfying(
            Ruling.Declined.class,
            no -> assertThat(no.reason()).isEqualTo(Refusal.CONVERSION_UNRESOLVED));
  }

  @Test
  void countsWhatIsInAPositionAsBalance() {
    assertThat(plan.balance(new Funds(ledger("0.5"), List.of(position("99.5")), List.of())))
        .isEqualTo(Amount.of("100", USDT));
  }
}
