package dev.flare.snap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.trading.Conversion;
import dev.flare.trading.EqualShares;
import dev.flare.trading.Funds;
import dev.flare.trading.Ledger;
import dev.flare.trading.Mode;
import dev.flare.trading.Motive;
import dev.flare.trading.Position;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapPlanTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Pair BTCUSDT = Pair.of("BTC", "USDT");
  private static final Pair ETHUSDT = Pair.of("ETH", "USDT");
  private final SnapPlan plan = new SnapPlan(new EqualShares(3), 2, Amount.zero(USDT));

  private static Funds holding(Pair... pairs) {
    Amount cash = Amount.of("100", USDT);
    Amount nothing = Amount.zero(USDT);
    return new Funds(
        new Ledger(Mode.DEMO, cash, nothing, cash, nothing),
        Stream.of(pairs).<Position>map(SnapPlanTest::position).toList(),
        List.of());
  }

  private static Position position(Pair pair) {
    return new Position.Open(
        new Position.Entry(
            1,
            Mode.DEMO,
            motive(pair),
            Amount.of("10", USDT),
            new Amount(BigDecimal.ONE, pair.base()),
            Instant.EPOCH,
            "c1"),
        Optional.empty());
  }

  private static Motive motive(Pair pair) {
    return new Motive(pair, 1, Label.BULL_ENTRY, List.of(), Percentage.of("1"));
  }

  private static Funds perhapsBuying(Pair pair, Funds funds) {
    Conversion unclear =
        new Conversion(
            2,
            Mode.DEMO,
            new Conversion.Purpose.Open(motive(pair)),
            2,
            Amount.of("10", USDT),
            pair.base(),
            Instant.EPOCH,
            new Conversion.Stage.Intended());
    return new Funds(funds.ledger(), funds.held(), List.of(unclear));
  }

  private static Ruling full(int taken) {
    return Ruling.declined(Refusal.PAIR_FULL, taken + " of 2 for BTCUSDT are taken");
  }

  @Test
  void wantsAnyPair() {
    assertThat(plan.wants(BTCUSDT)).isTrue();
    assertThat(plan.wants(ETHUSDT)).isTrue();
  }

  @Test
  void holdsSoManyOfAPairAtMost() {
    assertThat(plan.room(BTCUSDT, holding(BTCUSDT))).isEqualTo(Ruling.accepted());
    assertThat(plan.room(BTCUSDT, holding(BTCUSDT, BTCUSDT))).isEqualTo(full(2));
    assertThat(plan.room(ETHUSDT, holding(BTCUSDT, BTCUSDT))).isEqualTo(Ruling.accepted());
  }

  @Test
  void countsWhatMayBeOpenForThePair() {
    assertThat(plan.room(BTCUSDT, perhapsBuying(BTCUSDT, holding(BTCUSDT)))).isEqualTo(full(2));
    assertThat(plan.room(BTCUSDT, perhapsBuying(ETHUSDT, holding(BTCUSDT))))
        .isEqualTo(Ruling.accepted());
  }

  @Test
  void holdsSoManyInAll() {
    assertThat(plan.room(ETHUSDT, holding(BTCUSDT, BTCUSDT, ETHUSDT)))
        .isEqualTo(Ruling.declined(Refusal.POSITIONS_FULL, "3 of 3 grids are taken"));
  }
}
