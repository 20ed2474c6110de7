package dev.flare.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AmountTest {
  private static final Coin USDT = new Coin("usdt");
  private static final Coin BTC = new Coin("BTC");

  @Test
  void isEqualByMeaning() {
    assertThat(Amount.of("1.50", USDT)).isEqualTo(Amount.of("1.5", new Coin("USDT")));
    assertThat(Amount.of("0.000", USDT)).isEqualTo(Amount.zero(USDT));
  }

  @Test
  void printsTinyAmountsWithoutAnExponent() {
    assertThat(Amount.of("0.0000002", BTC)).hasToString("0.0000002 BTC");
    assertThat(Amount.of("1E+3", USDT).plain()).isEqualTo("1000");
  }

  @Test
  void doesNotMixCoins() {
    assertThatThrownBy(() -> Amount.of("1", USDT).plus(Amount.of("1", BTC)))
        .hasMessage("Cannot mix 1 USDT with 1 BTC");
  }

  @Test
  void cutsAShareAfterEightDecimalsSoThatTheSharesNeverExceedTheWhole() {
    assertThat(Amount.of("100", USDT).shareOf(3)).isEqualTo(Amount.of("33.33333333", USDT));
  }

  @Test
  void tellsItsChangeInPercent() {
    assertThat(Amount.of("101.5", USDT).changeFrom(Amount.of("100", USDT)))
        .isEqualTo(Percentage.of("1.5"));
    assertThat(Amount.of("99", USDT).changeFrom(Amount.of("100", USDT)))
        .isEqualTo(Percentage.of("-1"));
  }

  @Test
  void refusesCoinNamesThatTheExchangeCannotHave() {
    assertThatThrownBy(() -> new Coin("BTC/USDT"))
        .hasMessage("'BTC/USDT' is no coin name: 1 to 20 letters and digits are");
    assertThatThrownBy(() -> Pair.of("BTC", "btc"))
        .hasMessage("A pair needs two coins, not BTC twice");
  }
}
