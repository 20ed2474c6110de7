package dev.flare.signal.word;

import static dev.flare.market.Action.BUY;
import static dev.flare.market.Action.NONE;
import static dev.flare.market.Action.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.market.Action;
import dev.flare.market.Word;
import org.junit.jupiter.api.Test;

class WordHistoryTest {
  @Test
  void theFirstDecisionWritesNoWord() {
    assertThat(after(BUY).words()).isEmpty();
  }

  @Test
  void eachFurtherDecisionWritesTheStepFromTheOneBefore() {
    assertThat(after(NONE, BUY, SELL, SELL, NONE).words())
        .extracting(Word::letters)
        .containsExactly("BDNP", "EHIL", "FGJK", "FGNO");
  }

  @Test
  void onlyTheNewestWordsAreKept() {
    assertThat(after(NONE, NONE, NONE, NONE, NONE, BUY, SELL).words())
        .extracting(Word::letters)
        .containsExactly("FHNP", "FHNP", "FHNP", "BDNP", "EHIL");
  }

  @Test
  void aHistoryTooShortForTheDictionaryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordHistory.empty(3))
        .withMessage("A history of 3 words is too short: at least 4");
  }

  private static WordHistory after(Action... actions) {
    WordHistory history = WordHistory.empty(5);
    for (Action action : actions) {
      history = history.followedBy(action);
    }
    return history;
  }
}
