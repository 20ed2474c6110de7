package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EqualSharesTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Pair BTCUSDT = Pair.of("BTC", "USDT");
  private static final Motive MOTIVE =
      new Motive(BTCUSDT, 1, Label.BULL_ENTRY, List.of(), Percentage.of("1"));
  private final EqualShares shares = new EqualShares(3);

  private static Amount usdt(String value) {
    return Amount.of(value, USDT);
  }

  private static Funds funds(String cash, String... costs) {
    List<Position> held =
        IntStream.range(0, costs.length).mapToObj(at -> position(at + 1, costs[at])).toList();
    return new Funds(Ledger.startingWith(Mode.DEMO, usdt(cash)), held, List.of());
  }

  private static Position position(long number, String cost) {
    Amount bought = new Amount(BigDecimal.ONE, BTCUSDT.base());
    return new Position.Open(
        new Position.Entry(
            number, Mode.DEMO, MOTIVE, usdt(cost), bought, Instant.EPOCH, "c" + number),
        Optional.empty());
  }

  private static Funds perhapsSpending(String spend, Funds funds) {
    Conversion unclear =
        new Conversion(
            9,
            Mode.DEMO,
            new Conversion.Purpose.Open(MOTIVE),
            9,
            usdt(spend),
            BTCUSDT.base(),
            Instant.EPOCH,
            new Conversion.Stage.Intended());
    return new Funds(funds.ledger(), funds.held(), List.of(unclear));
  }

  private static Refusal reason(Ruling ruling) {
    return ((Ruling.Declined) ruling).reason();
  }

  @Test
  void stakesAnEqualShareOfAllMoneyCutAtEightDecimals() {
    assertThat(shares.stake(funds("100"))).isEqualTo(usdt("33.33333333"));
    assertThat(shares.stake(funds("70", "30", "10"))).isEqualTo(usdt("36.66666666"));
  }

  @Test
  void neverStakesMoreThanThereIs() {
    assertThat(shares.stake(funds("5", "80"))).isEqualTo(usdt("5"));
    assertThat(shares.stake(funds("0", "80"))).isEqualTo(Amount.zero(USDT));
  }

  @Test
  void stakesNothingThatMayBeSpentAlready() {
    assertThat(shares.stake(perhapsSpending("30", funds("50", "40")))).isEqualTo(usdt("20"));
  }

  @Test
  void countsWhatMayBeOpenAmongItsPositions() {
    Funds two = funds("40", "30", "30");

    assertThat(shares.room(two)).isEqualTo(Ruling.accepted());
    assertThat(reason(shares.room(perhapsSpending("30", two)))).isEqualTo(Refusal.POSITIONS_FULL);
    assertThat(reason(shares.room(funds("10", "30", "30", "30"))))
        .isEqualTo(Refusal.POSITIONS_FULL);
  }

  @Test
  void wantsABalanceFirst() {
    assertThat(reason(shares.room(funds("0")))).isEqualTo(Refusal.BALANCE_NOT_SET);
  }
}
