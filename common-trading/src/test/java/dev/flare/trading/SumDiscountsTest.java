package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SumDiscountsTest {
  private static final Coin BTC = new Coin("BTC");
  private static final Coin USDT = new Coin("USDT");
  private static final Round.Kind LIVE = new Round.Kind(Mode.LIVE, BTC, USDT);

  private final SumDiscounts discounts = new SumDiscounts();

  /// An offer of so many USDT for each BTC.
  private static HeldQuote at(String price, Duration when) {
    Quote quote = new Quote("q", Amount.of("2", BTC), usdt(price), new BigDecimal(price), "");
    return new HeldQuote(quote, when.toNanos());
  }

  private static Amount usdt(String price) {
    return new Amount(new BigDecimal(price).multiply(BigDecimal.TWO), USDT);
  }

  private void compare(String sum, String single) {
    discounts.sum(LIVE, at(sum, Duration.ZERO));
    discounts.single(LIVE, at(single, Duration.ofSeconds(3)));
  }

  private void expect(String factor) {
    assertThat(discounts.factor(LIVE)).isEqualByComparingTo(factor);
  }

  @Test
  void knowsNoneAtFirst() {
    discounts.sum(LIVE, at("50000", Duration.ZERO));

    expect("1");
  }

  @Test
  void isWhatTheSumsPriceLacks() {
    compare("50000", "50500");

    expect("1.01");
    assertThat(discounts.factor(new Round.Kind(Mode.DEMO, BTC, USDT))).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void isNoneWhereTheSumsPriceIsBetter() {
    compare("50500", "50000");

    expect("1");
  }

  @Test
  void comparesNothingOfDifferentMoments() {
    discounts.sum(LIVE, at("50000", Duration.ZERO));
    discounts.single(LIVE, at("51000", Duration.ofMillis(3_001)));

    expect("1");
  }

  @Test
  void fadesWithEachPairOfQuotesThatShowsLess() {
    compare("50000", "50500");
    discounts.sum(LIVE, at("50500", Duration.ofSeconds(3)));
    expect("1.0075");
    discounts.single(LIVE, at("51000", Duration.ofSeconds(3)));

    expect("1.00990099009901");
  }

  @Test
  void learnsNothingFromAQuoteThatIsWorldsApart() {
    compare("50000", "100001");

    expect("1");
  }
}
