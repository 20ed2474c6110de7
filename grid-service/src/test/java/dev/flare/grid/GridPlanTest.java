package dev.flare.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.trading.EqualShares;
import dev.flare.trading.Funds;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPlanTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Pair BTCUSDT = Pair.of("BTC", "USDT");
  private final GridPlan plan = new GridPlan(BTCUSDT.base(), new EqualShares(4), Amount.zero(USDT));

  private static Funds cash(String amount) {
    Amount cash = Amount.of(amount, USDT);
    Amount nothing = Amount.zero(USDT);
    return new Funds(new Ledger(Mode.DEMO, cash, nothing, cash, nothing), List.of(), List.of());
  }

  @Test
  void wantsItsOwnCoinOnly() {
    assertThat(plan.wants(BTCUSDT)).isTrue();
    assertThat(plan.wants(Pair.of("ETH", "USDT"))).isFalse();
  }

  @Test
  void stakesAnEqualShareOfItsBalance() {
    assertThat(plan.balance(cash("100"))).isEqualTo(Amount.of("100", USDT));
    assertThat(plan.stake(cash("100"))).isEqualTo(Amount.of("25", USDT));
  }

  @Test
  void waitsForABalance() {
    assertThat(plan.room(BTCUSDT, cash("100"))).isEqualTo(Ruling.accepted());
    assertThat(plan.room(BTCUSDT, cash("0")))
        .isEqualTo(Ruling.declined(Refusal.BALANCE_NOT_SET, "set the balance first"));
  }
}
