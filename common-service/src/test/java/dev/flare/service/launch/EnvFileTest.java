package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "X=plain | plain",
        "X = spaced  | spaced",
        "export X=exported | exported",
        "X=\"in double quotes\" | in double quotes",
        "X='in single quotes' | in single quotes",
        "X=value # comment | value",
        "X=\"value # kept\" # comment | value # kept",
        "X='it # stays' | it # stays",
        "X=pa#ss | pa#ss",
        "X=C:\\temp\\new | C:\\temp\\new",
        "X=\"C:\\temp\\new\" | C:\\temp\\new",
        "X=\"say \\\"yes\\\"\" | say \"yes\"",
        "X='no \\escape' | no \\escape",
        "X=a=b | a=b",
        "X=$HOME | $HOME",
        "X=Zürich | Zürich",
        "X=it's | it's",
      })
  void readsAValue(String line, String value) {
    assertThat(EnvFile.parse(line).values()).containsExactly(entry("X", value));
  }

  @ParameterizedTest
  @CsvSource({"X=", "X=   ", "X= # only a comment", "X=\"\"", "X=''"})
  void readsNothingAsAnEmptyValue(String line) {
    assertThat(EnvFile.parse(line).values()).containsExactly(entry("X", ""));
  }

  @Test
  void skipsCommentsAndBlankLines() {
    assertThat(EnvFile.parse("# one\n\n  # two\nX=1\n   \n").values())
        .containsExactly(entry("X", "1"));
  }

  @Test
  void takesWindowsLineEnds() {
    assertThat(EnvFile.parse("X=1\r\nY=\"2\"\r\n").values())
        .containsExactly(entry("X", "1"), entry("Y", "2"));
  }

  @Test
  void takesAValueOfSeveralLinesInQuotes() {
    assertThat(EnvFile.parse("X=\"first\nsecond # no comment\"\nY=1").values())
        .containsExactly(entry("X", "first\nsecond # no comment"), entry("Y", "1"));
  }

  @Test
  void skipsTheMarkThatSomeEditorsPutFirst() {
    assertThat(EnvFile.parse("\uFEFFX=1").values()).containsExactly(entry("X", "1"));
  }

  @Test
  void keepsTheLastOfTwoValues() {
    assertThat(EnvFile.parse("X=1\nX=2").values()).containsExactly(entry("X", "2"));
  }

  @Test
  void namesTheLineThatIsNoAssignment() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvFile.parse("X=1\n\njust words"))
        .withMessage("line 3: this is no NAME=value");
  }

  @Test
  void namesTheLineWhoseQuoteIsNeverClosed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvFile.parse("X=1\nY=\"open\nZ=1"))
        .withMessage("line 2: the quote is never closed");
  }

  @Test
  void refusesTextAfterAClosedQuote() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvFile.parse("X=\"a\"b"))
        .withMessage("line 1: text follows the closing quote; escape quotes inside as \\\"");
  }

  @Test
  void readsUtf8AndNamesTheFileInItsMessages(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("my.env"), "TITLE=Zürich ☃\n");
    assertThat(EnvFile.read(file).values()).containsExactly(entry("TITLE", "Zürich ☃"));

    Files.writeString(file, "nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvFile.read(file))
        .withMessage(file + ": line 1: this is no NAME=value");
  }
}
