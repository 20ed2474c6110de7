package dev.flare.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, NONE, FHNP",
    "NONE, BUY, BDNP",
    "NONE, SELL, FHJL",
    "BUY, NONE, EHMP",
    "BUY, BUY, ADMP",
    "BUY, SELL, EHIL",
    "SELL, NONE, FGNO",
    "SELL, BUY, BCNO",
    "SELL, SELL, FGJK"
  })
  void namesTheStepFromOneDecisionToTheNext(Action from, Action to, String letters) {
    assertThat(Word.between(from, to).letters()).isEqualTo(letters);
    assertThat(Word.parse(letters)).isEqualTo(Word.between(from, to));
  }

  @Test
  void refusesLettersThatNoStepCanWrite() {
    assertThatThrownBy(() -> Word.parse("ABCD"))
        .hasMessageStartingWith("'ABCD' is no word; possible are ADMP, BCNO, BDNP");
  }
}
