package dev.flare.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.market.Action;
import dev.flare.market.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategiesTest {
  private record Patient(String name) implements Strategy {
    @Override
    public Verdict judge(Situation situation) {
      return new Verdict(Label.NO_TREND_NO_ACTION, Action.NONE);
    }
  }

  @Test
  void bothOfFlaresOwnAreInstalled() {
    assertThat(Strategies.installed().names())
        .containsExactly("ExtendedMainStrategy", "MainStrategy");
    assertThat(Strategies.installed().named(Strategies.DEFAULT))
        .isInstanceOf(ExtendedMainStrategy.class);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.installed().named("MoonStrategy"))
        .withMessage("'MoonStrategy' is no strategy; known are ExtendedMainStrategy, MainStrategy");
  }

  @Test
  void aUsersOwnIsFoundByItsName() {
    Patient own = new Patient("Patient");

    assertThat(new Strategies(List.of(new MainStrategy(), own)).named("Patient")).isSameAs(own);
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Strategies(List.of(new Patient("A"), new Patient("A"))))
        .withMessageStartingWith("Strategy A is both ");
  }
}
