package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final URI HOME = URI.create("https://example.org");

  @Test
  void prefersTheEnvironmentToTheFileAndTheFileToTheDefault() {
    SettingsReader in =
        new SettingsReader(Map.of("A", "environment"), EnvFile.parse("A=file\nB=file"));
    assertThat(in.text("A", "default", "")).isEqualTo("environment");
    assertThat(in.text("B", "default", "")).isEqualTo("file");
    assertThat(in.text("C", "default", "")).isEqualTo("default");
  }

  @Test
  void takesAnEmptyValueForNone() {
    assertThat(of("A=").text("A", "default", "")).isEqualTo("default");
  }

  @Test
  void readsEachTypeInItsOwnNotation() {
    SettingsReader in =
        of("A=7\nB=1500\nC=0.25\nD=yes\nE=http://127.0.0.1:4900/\nF=friday\nG=b\nH=a, b\nI=0.10");
    assertThat(in.integer("A", 1, 0, 10, "")).isEqualTo(7);
    assertThat(in.millis("B", Duration.ZERO, "")).isEqualTo(Duration.ofMillis(1500));
    assertThat(in.number("C", 0.5, 0, 1, "")).isEqualTo(0.25);
    assertThat(in.flag("D", false, "")).isTrue();
    assertThat(in.url("E", HOME, "")).isEqualTo(URI.create("http://127.0.0.1:4900"));
    assertThat(in.choice("F", DayOfWeek.class, DayOfWeek.MONDAY, "")).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(in.choice("G", List.of("a", "b"), "a", "")).isEqualTo("b");
    assertThat(in.list("H", "", "letters", String::toUpperCase)).containsExactly("A", "B");
    assertThat(in.decimal("I", "1", "0", "")).isEqualByComparingTo("0.1");
    in.check();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "65535, true", "-1, false", "65536, false", "4000x, false"})
  void takesPortsThatExist(String text, boolean taken) {
    SettingsReader in = of("PORT=" + text);
    in.port("PORT", 4000, "");
    assertThat(in.problems().isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"ftp://example.org", "example.org", "http://", "https://a b"})
  void refusesWhatIsNoWebAddress(String text) {
    SettingsReader in = of("A=" + text);
    assertThat(in.url("A", HOME, "")).isEqualTo(HOME);
    assertThat(in.problems()).hasSize(1);
  }

  @Test
  void refusesEveryBadValueAtOnce() {
    SettingsReader in = of("PORT=http\nSPEED=-1\nMODE=fast");
    in.port("PORT", 4000, "");
    in.number("SPEED", 1, 0.5, 10, "");
    in.choice("MODE", List.of("demo", "live"), "demo", "");
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(in::check)
        .withMessage(
            """
            PORT=http: it is none of these; allowed: a whole number from 0 to 65535
            SPEED=-1: it is out of range; allowed: a number from 0.5 to 10
            MODE=fast: it is none of these; allowed: demo, live\
            """);
  }

  @Test
  void neverShowsASecret() {
    SettingsReader in = of("KEY=hunter2");
    in.optionalSecret(
        "KEY",
        "",
        "three words",
        secret -> {
          throw new IllegalArgumentException("one word, not three");
        });
    assertThat(in.problems().getFirst())
        .hasToString("KEY=***: one word, not three; allowed: three words");
    assertThat(in.settings().toString()).doesNotContain("hunter2");
  }

  @Test
  void missesWhatHasNoDefault() {
    SettingsReader in = of("");
    String coin = in.required("COIN", "BTC", "", "a coin", text -> text);
    assertThat(coin).isEqualTo("BTC");
    assertThat(in.problems().getFirst())
        .hasToString("COIN=(not set): it has no default; allowed: a coin");
  }

  @Test
  void refusesACombination() {
    SettingsReader in = of("SHORT=30");
    in.integer("SHORT", 12, 1, 100, "");
    in.refuse("SHORT", "it must be below LONG");
    assertThat(in.problems().getFirst())
        .hasToString("SHORT=30: it must be below LONG; allowed: a whole number from 1 to 100");
  }

  @Test
  void warnsOfUnknownNamesWithTheNearestKnownOne() {
    SettingsReader in = of("TITEL=x\nGNOME_PROT=4000\nSOMETHING_ELSE=1");
    in.text("TITLE", "", "");
    in.port("GNOME_PORT", 4000, "");
    assertThat(in.warnings())
        .containsExactly(
            "TITEL is not known; did you mean TITLE?",
            "GNOME_PROT is not known; did you mean GNOME_PORT?",
            "SOMETHING_ELSE is not known and has no effect");
  }

  @Test
  void refusesToReadANameTwice() {
    SettingsReader in = of("");
    in.text("A", "", "");
    assertThatIllegalStateException().isThrownBy(() -> in.text("A", "", ""));
  }

  private static SettingsReader of(String file) {
    return new SettingsReader(Map.of(), EnvFile.parse(file));
  }
}
