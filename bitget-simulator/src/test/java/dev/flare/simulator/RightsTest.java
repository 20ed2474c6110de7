package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest {
  private static final String TRADE = "/api/v2/convert/trade";
  private static final String CURRENCIES = "/api/v2/convert/currencies";

  @Test
  void letsAReaderReadAndNotTrade() {
    Rights reader = new Rights(List.of("stor"), List.of());

    assertThatCode(() -> reader.admit(CURRENCIES)).doesNotThrowAnyException();
    assertThatThrownBy(() -> reader.admit(TRADE)).hasMessageStartingWith("40014");
  }

  @Test
  void letsATraderDoBoth() {
    assertThatCode(() -> new Rights(List.of("stow"), List.of()).admit(CURRENCIES))
        .doesNotThrowAnyException();
    assertThatCode(() -> new Rights(List.of("stow"), List.of()).admit(TRADE))
        .doesNotThrowAnyException();
  }

  @Test
  void letsNobodyElseIn() {
    assertThatThrownBy(() -> new Rights(List.of("wtow"), List.of()).admit(CURRENCIES))
        .hasMessageStartingWith("40014");
  }

  @Test
  void letsTheKeyBeUsedFromItsAddressesOnly() {
    Rights bound =
        new Rights(
            List.of("stow"),
            List.of(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("::1")));

    assertThatCode(() -> bound.admitFrom("192.0.2.7")).doesNotThrowAnyException();
    assertThatCode(() -> bound.admitFrom("0:0:0:0:0:0:0:1")).doesNotThrowAnyException();
    assertThatThrownBy(() -> bound.admitFrom("127.0.0.1")).hasMessageStartingWith("40018");
  }
}
