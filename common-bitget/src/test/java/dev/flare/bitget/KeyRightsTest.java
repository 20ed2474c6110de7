package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRightsTest {
  @ParameterizedTest
  @CsvSource({
    "stor, READ",
    "stow, SPOT_TRADE",
    "stow, READ",
    "wtow, TRANSFER",
    "wwow, WITHDRAW",
    "readonly, READ",
    "trade, SPOT_TRADE",
    "trade, READ",
    "spot_trade, SPOT_TRADE",
    "transfer, TRANSFER",
    "WWOW, WITHDRAW",
    "Withdraw, WITHDRAW",
    "spot_withdrawal, WITHDRAW"
  })
  void understandsBothVocabularies(String authority, Right right) {
    assertThat(KeyRights.of(List.of(authority)).allow(right)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wtor", "coor", "cpow", "smor", "ttow", "taxr", "chow", "p2p", "new1"})
  void keepsWhatIsOfNoInterestWithoutGrantingAnything(String authority) {
    KeyRights rights = KeyRights.of(List.of(authority));

    assertThat(rights.rights()).isEmpty();
    assertThat(rights.others()).containsExactly(authority);
  }

  @Test
  void tellsNoRightsFromUntoldOnes() {
    assertThat(KeyRights.of(List.of()).areUntold()).isTrue();
    assertThat(KeyRights.of(List.of("taxr")).areUntold()).isFalse();
  }
}
