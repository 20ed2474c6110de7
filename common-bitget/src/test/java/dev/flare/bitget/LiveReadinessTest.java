package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveReadinessTest {
  @Test
  void isGivenToABoundKeyThatMayReadAndTrade() {
    LiveReadiness readiness = classic(Set.of("203.0.113.7"), "stow");

    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.warnings()).isEmpty();
  }

  @Test
  void isRefusedToAKeyThatMayWithdraw() {
    assertThat(classic(Set.of("203.0.113.7"), "stow", "wwow").reasons())
        .containsExactly("The API key may withdraw: make one with reading and spot trading only");
  }

  @Test
  void isRefusedToAKeyThatMayOnlyRead() {
    assertThat(classic(Set.of("203.0.113.7"), "readonly").reasons())
        .containsExactly("The API key may not trade: it needs reading and spot trading");
  }

  @Test
  void isRefusedWhenTheRightsAreUntold() {
    assertThat(classic(Set.of("203.0.113.7")).reasons())
        .singleElement()
        .asString()
        .contains("perhaps it may withdraw");
  }

  @Test
  void warnsOfAKeyThatMayTransferOrWorksFromEverywhere() {
    LiveReadiness readiness = classic(Set.of(), "stow", "wtow");

    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.warnings())
        .containsExactly(
            "The API key may transfer, which nothing here needs",
            "The API key works from every address: bind it to this machine's");
  }

  @Test
  void isRefusedInUnifiedModeSayingWhatToDo() {
    assertThat(LiveReadiness.of(new AccountState.Unified()).reasons())
        .singleElement()
        .asString()
        .contains("unified mode", "Switch it back to classic mode", "classic sub-account");
  }

  @Test
  void isRefusedToAKeyThatIsTurnedAwaySayingWhy() {
    assertThat(LiveReadiness.of(new AccountState.Barred("40037", "no")).reasons())
        .containsExactly(
            "40037 no (the API key does not exist: deleted or of another environment)");
  }

  private static LiveReadiness classic(Set<String> addresses, String... authorities) {
    KeyRights rights = KeyRights.of(List.of(authorities));
    return LiveReadiness.of(new AccountState.Classic(new AccountInfo("1", rights, addresses)));
  }
}
