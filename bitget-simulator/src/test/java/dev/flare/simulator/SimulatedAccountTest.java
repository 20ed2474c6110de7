package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.simulator.Conversion.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");
  private static final IssuedQuote QUOTE =
      new IssuedQuote("1", USDT, "60", BTC, "0.00100001", "0.0000166668333333", Instant.EPOCH, 0);

  private final SimulatedAccount account =
      new SimulatedAccount(List.of(Amount.of("100", USDT), Amount.of("20", USDT)));

  @Test
  void movesTheMoneyAndWritesItDown() {
    Conversion done = convert();

    assertThat(account.balances())
        .containsExactly(Amount.of("0.00100001", BTC), Amount.of("60", USDT));
    assertThat(account.ledger()).containsExactly(done);
    assertThat(done.recordedPrice()).isEqualTo("0.00001667");
    assertThat(done.cause().body()).isEqualTo("{}");
  }

  @Test
  void convertsTwiceForWhoeverSendsATradeTwice() {
    convert();
    convert();

    assertThat(account.balance(USDT)).isEqualTo(Amount.zero(USDT));
    assertThat(account.ledger()).hasSize(2).extracting(Conversion::id).doesNotHaveDuplicates();
  }

  @Test
  void deniesWhatItCannotPayAndChangesNothing() {
    convert();
    convert();

    assertThatThrownBy(this::convert).hasMessageStartingWith("43012");
    assertThat(account.ledger()).hasSize(2);
    assertThat(account.balance(BTC)).isEqualTo(Amount.of("0.00200002", BTC));
  }

  private Conversion convert() {
    return account.convert(
        QUOTE, Instant.EPOCH, new Cause("{}", "1700000000000", 0, Duration.ZERO));
  }
}
