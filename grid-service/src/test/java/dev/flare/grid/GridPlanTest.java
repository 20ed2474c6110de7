package dev.flare.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridPlanTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");
  private final GridPlan plan = new GridPlan(BTC, 3, Amount.zero(USDT));

  private static Funds funds(String cash, int unresolved, String... costs) {
    Amount money = Amount.of(cash, USDT);
    Ledger ledger = new Ledger(Mode.DEMO, money, Amount.zero(USDT), money, Amount.zero(USDT));
    List<Position> held =
        LongStream.range(0, costs.length)
            .<Position>mapToObj(i -> position(i + 1, costs[(int) i]))
            .toList();
    return new Funds(ledger, held, unresolved);
  }

  private static Position position(long number, String cost) {
    Motive motive =
        new Motive(Pair.of("BTC", "USDT"), number, Label.BULL_ENTRY, List.of(), Percentage.of("1"));
    return new Position.Open(
        new Position.Entry(
            number,
            Mode.DEMO,
            motive,
            Amount.of(cost, USDT),
            Amount.of("1", BTC),
            Instant.EPOCH,
            "c" + number),
        Optional.empty());
  }

  private static Refusal reason(Ruling ruling) {
    return ((Ruling.Declined) ruling).reason();
  }

  @Test
  void wantsItsOwnCoinOnly() {
    assertThat(plan.wants(Pair.of("BTC", "USDT"))).isTrue();
    assertThat(plan.wants(Pair.of("ETH", "USDT"))).isFalse();
  }

  @Test
  void stakesAnEqualShareOfAllMoneyCutAtEightDecimals() {
    assertThat(plan.stake(funds("100", 0))).isEqualTo(Amount.of("33.33333333", USDT));
    assertThat(plan.stake(funds("70", 0, "30", "10"))).isEqualTo(Amount.of("36.66666666", USDT));
  }

  @Test
  void neverStakesMoreThanThereIs() {
    assertThat(plan.stake(funds("5", 0, "80"))).isEqualTo(Amount.of("5", USDT));
    assertThat(plan.stake(funds("0", 0, "80"))).isEqualTo(Amount.zero(USDT));
  }

  @Test
  void countsWhatMayBeOpenAmongItsGrids() {
    assertThat(plan.room(funds("40", 0, "30", "30"))).isEqualTo(Ruling.accepted());
    assertThat(reason(plan.room(funds("10", 0, "30", "30", "30"))))
        .isEqualTo(Refusal.POSITIONS_FULL);
    assertThat(reason(plan.room(funds("40", 1, "30", "30")))).isEqualTo(Refusal.POSITIONS_FULL);
  }

  @Test
  void wantsABalanceFirst() {
    assertThat(reason(plan.room(funds("0", 0)))).isEqualTo(Refusal.BALANCE_NOT_SET);
  }
}
