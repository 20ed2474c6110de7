package dev.flare.signal.word;

import static dev.flare.market.Action.BUY;
import static dev.flare.market.Action.NONE;
import static dev.flare.market.Action.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.market.Label;
import dev.flare.market.Word;
import dev.flare.signal.rule.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  private final Dictionary shipped = Dictionary.shipped();

  @ParameterizedTest
  @CsvSource({
    "FHNP FHNP BDNP, BUY",
    "EHMP FHNP FHNP BDNP, BUY",
    "FGNO FHNP BDNP, BUY",
    "FHNP BDNP, NONE",
    "FHNP FHNP BDNP ADMP, NONE",
    "BDNP FHNP BDNP, NONE"
  })
  void aBullEntryIsConfirmedByTwoQuietCandlesBeforeIt(String words, String action) {
    assertThat(shipped.confirm(new Verdict(Label.BULL_ENTRY, BUY), words(words)))
        .hasToString(action);
  }

  @ParameterizedTest
  @CsvSource({
    "FGJK BCNO ADMP ADMP, BUY",
    "ADMP ADMP ADMP ADMP, BUY",
    "BCNO ADMP ADMP, NONE",
    "BDNP ADMP ADMP ADMP, NONE",
    "FHNP BDNP ADMP ADMP, NONE"
  })
  void aBearEntryNeedsAFourthWordThatIsNotTheFirstBuy(String words, String action) {
    assertThat(shipped.confirm(new Verdict(Label.BEAR_ENTRY, BUY), words(words)))
        .hasToString(action);
  }

  @ParameterizedTest
  @CsvSource({
    "BULL_EXIT, EHIL, SELL",
    "BULL_EXIT, FHJL, NONE",
    "BULL_EXIT, FGJK, NONE",
    "BEAR_EXIT, FGJK, SELL",
    "BEAR_EXIT, EHIL, NONE"
  })
  void anExitIsConfirmedByItsNewestWord(Label label, String words, String action) {
    assertThat(shipped.confirm(new Verdict(label, SELL), words(words))).hasToString(action);
  }

  @Test
  void anExitOnTheVeryFirstDecisionPasses() {
    assertThat(shipped.confirm(new Verdict(Label.BULL_EXIT, SELL), List.of())).isEqualTo(SELL);
    assertThat(shipped.confirm(new Verdict(Label.BEAR_EXIT, SELL), List.of())).isEqualTo(SELL);
    assertThat(shipped.confirm(new Verdict(Label.BULL_ENTRY, BUY), List.of())).isEqualTo(NONE);
  }

  @Test
  void aLabelThatIsNotNamedPasses() {
    assertThat(shipped.confirm(new Verdict(Label.NO_TREND_ENTRY, BUY), List.of())).isEqualTo(BUY);
    assertThat(shipped.confirm(new Verdict(Label.NO_TREND_ENTRY, BUY), words("ADMP")))
        .isEqualTo(BUY);
  }

  @Test
  void aWithdrawnEntryStaysWithdrawn() {
    assertThat(shipped.confirm(new Verdict(Label.BULL_ENTRY, NONE), words("FHNP FHNP BDNP")))
        .isEqualTo(NONE);
  }

  @Test
  void aStarIsAnyWordButNeedsOne() {
    Dictionary own = Dictionary.parse("own.txt", "NO_TREND_ENTRY: * ADMP");
    Verdict entry = new Verdict(Label.NO_TREND_ENTRY, BUY);

    assertThat(own.confirm(entry, words("FGJK ADMP"))).isEqualTo(BUY);
    assertThat(own.confirm(entry, words("ADMP"))).isEqualTo(NONE);
  }

  @Test
  void aUsersFileReplacesTheShippedOne(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("mine.txt");
    Files.writeString(file, "version mine\r\n\r\nBULL_EXIT: FHJL # from none\r\n");
    Dictionary mine = Dictionary.read(file);

    assertThat(mine.version()).isEqualTo("mine");
    assertThat(mine.confirm(new Verdict(Label.BULL_EXIT, SELL), words("FHJL"))).isEqualTo(SELL);
    assertThat(mine.confirm(new Verdict(Label.BULL_EXIT, SELL), words("EHIL"))).isEqualTo(NONE);
    assertThat(mine.confirm(new Verdict(Label.BULL_ENTRY, BUY), List.of())).isEqualTo(BUY);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dictionary.read(Path.of("nowhere.txt")))
        .withMessageStartingWith("nowhere.txt: cannot be read");
  }

  @Test
  void everyWrongLineIsRefusedWithItsReason() {
    String text =
        """
        # mine
        BULL_ENTRI: FHNP
        BULL_ENTRY: FHNX
        BULL_ENTRY: FHNP ABCD
        BULL_EXIT:
        BULL_EXIT EHIL
        BULL_EXIT: EHIL
        """;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dictionary.parse("own.txt", text))
        .withMessage(
            """
            own.txt line 2: unknown label 'BULL_ENTRI'; known are BULL_ENTRY, BULL_EXIT, \
            WEAK_BULL, BEAR_ENTRY, BEAR_EXIT, WEAK_BEAR, NO_TREND_ENTRY, NO_TREND_NO_ACTION
            own.txt line 3: unknown letter 'X' in 'FHNX': letters are A to P
            own.txt line 4: 'ABCD' is no word; possible are ADMP, BCNO, BDNP, EHIL, EHMP, FGJK, \
            FGNO, FHJL, FHNP
            own.txt line 5: a sequence needs at least one word
            own.txt line 6: 'BULL_EXIT EHIL' is neither 'LABEL: WORD ...' nor 'version NAME'\
            """);
  }

  @Test
  void theFingerprintChangesWithTheSequencesOnly() {
    String plain = Dictionary.parse("a", "BULL_EXIT: EHIL FGJK").fingerprint();

    assertThat(Dictionary.parse("b", "# x\nversion 2\nBULL_EXIT:  EHIL   FGJK").fingerprint())
        .isEqualTo(plain)
        .hasSize(12);
    assertThat(Dictionary.parse("c", "BULL_EXIT: EHIL !FGJK").fingerprint()).isNotEqualTo(plain);
    assertThat(Dictionary.parse("d", "BEAR_EXIT: EHIL FGJK").fingerprint()).isNotEqualTo(plain);
  }

  @Test
  void theShippedOneLooksBackFourWords() {
    assertThat(shipped.longestSequence()).isEqualTo(4);
    assertThat(shipped.version()).isEqualTo("1");
  }

  private static List<Word> words(String text) {
    return Arrays.stream(text.split(" ")).map(Word::parse).toList();
  }
}
