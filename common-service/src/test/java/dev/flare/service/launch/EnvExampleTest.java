package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
  @Test
  void writesEveryNameWithItsDefaultAndExplanation() {
    assertThat(example().text())
        .isEqualTo(
            """
            # Settings of sample, with their defaults.
            # The real environment beats this file. Copy it to .env and change what you need.

            # How it is called. Allowed: any text.
            TITLE="My sample"

            # How long to wait. Allowed: whole milliseconds, 0 or more.
            WAIT_MS=1500

            # Who may come in. Allowed: any text. Optional. Secret.
            # TOKEN=

            # What to trade. Allowed: a coin. Required.
            # COIN=BTC
            """);
  }

  @Test
  void changesNothingWhenUsedAsItIs() {
    SettingsReader in = new SettingsReader(Map.of(), EnvFile.parse(example().text()));
    assertThat(in.text("TITLE", "My sample", "")).isEqualTo("My sample");
    assertThat(in.millis("WAIT_MS", Duration.ofMillis(1500), ""))
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(in.optionalSecret("TOKEN", "")).isEqualTo(Optional.empty());
  }

  @Test
  void writesATableForTheDocs() {
    assertThat(example().markdown())
        .contains("| `WAIT_MS` | `1500` | whole milliseconds, 0 or more | How long to wait. |\n");
  }

  private static EnvExample example() {
    SettingsReader in = SettingsReader.withoutValues();
    in.text("TITLE", "My sample", "How it is called.");
    in.millis("WAIT_MS", Duration.ofMillis(1500), "How long to wait.");
    in.optionalSecret("TOKEN", "Who may come in.");
    in.required("COIN", "BTC", "What to trade.", "a coin", text -> text);
    return new EnvExample("sample", in.settings());
  }
}
