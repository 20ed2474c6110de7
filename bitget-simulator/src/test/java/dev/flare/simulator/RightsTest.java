package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest {
  private static final String TRADE = "/api/v2/convert/trade";
  private static final String CURRENCIES = "/api/v2/convert/currencies";

  @Test
  void letsAReaderReadAndNotTrade() {
    Rights reader = new Rights(List.of("stor"));

    assertThatCode(() -> reader.admit(CURRENCIES)).doesNotThrowAnyException();
    assertThatThrownBy(() -> reader.admit(TRADE)).hasMessageStartingWith("40014");
  }

  @Test
  void letsATraderDoBoth() {
    assertThatCode(() -> new Rights(List.of("stow")).admit(CURRENCIES)).doesNotThrowAnyException();
    assertThatCode(() -> new Rights(List.of("stow")).admit(TRADE)).doesNotThrowAnyException();
  }

  @Test
  void letsNobodyElseIn() {
    assertThatThrownBy(() -> new Rights(List.of("wtow")).admit(CURRENCIES))
        .hasMessageStartingWith("40014");
  }
}
