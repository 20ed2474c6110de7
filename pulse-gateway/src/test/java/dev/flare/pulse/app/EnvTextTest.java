package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.service.launch.EnvFile;
import dev.flare.service.web.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTextTest {
  @Test
  void changesAValueInItsPlaceAndLeavesTheRestAsItIs() {
    assertThat(changed("# mine\nexport PORT = 4050 # the door\n\nRISKY=true\n", "PORT", "4051"))
        .isEqualTo("# mine\nPORT=4051\n\nRISKY=true\n");
  }

  @Test
  void addsWhatWasNotThereAtTheEnd() {
    assertThat(changed("PORT=4050", "RISKY", "true")).isEqualTo("PORT=4050\nRISKY=true\n");
    assertThat(changed("", "RISKY", "true")).isEqualTo("RISKY=true\n");
  }

  @Test
  void takesAValueOutEveryTimeItStandsThere() {
    EnvText text = new EnvText("RISKY=true\n# RISKY=maybe\nPORT=1\nRISKY=false\n");

    assertThat(text.with(Map.of("RISKY", Optional.empty())).text())
        .isEqualTo("# RISKY=maybe\nPORT=1\n");
  }

  @Test
  void replacesAValueOfSeveralLinesAsAWhole() {
    assertThat(changed("KEYS='one\nPORT=2\nthree'\nPORT=1\n", "KEYS", "none"))
        .isEqualTo("KEYS=none\nPORT=1\n");
    assertThat(changed("KEYS='one\nPORT=2\nthree'\nPORT=1\n", "PORT", "9"))
        .isEqualTo("KEYS='one\nPORT=2\nthree'\nPORT=9\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "a#b",
        "a #b",
        "it's",
        "say \"so\"",
        "it's \"so\"",
        "$HOME `ls`",
        "back\\slash",
        "C:\\",
        "a=b",
        "'",
        "\"",
        "\u00fcber"
      })
  void writesWhatIsReadBackTheSame(String value) {
    String text = changed("PORT=1\n", "TITLE", value);

    assertThat(EnvFile.parse(text).values())
        .containsEntry("TITLE", value)
        .containsEntry("PORT", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "a\rb", "nul\0", "'\\"})
  void refusesWhatNoEnvFileCanHold(String value) {
    assertThatThrownBy(() -> changed("PORT=1\n", "TITLE", value))
        .isInstanceOf(Problem.class)
        .hasMessage("TITLE has signs that no env file can hold");
  }

  @Test
  void leavesAFileAloneThatItDoesNotUnderstand() {
    assertThatThrownBy(() -> changed("KEYS='never closed\nPORT=1\n", "PORT", "2"))
        .isInstanceOf(Problem.class);
  }

  private static String changed(String text, String name, String value) {
    return new EnvText(text).with(Map.of(name, Optional.of(value))).text();
  }
}
