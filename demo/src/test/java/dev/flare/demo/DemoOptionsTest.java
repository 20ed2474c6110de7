package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
  @Test
  void runsUntilCtrlCOnTheSyntheticMarketWhenNothingIsAsked() {
    DemoOptions options = DemoOptions.parse();

    assertThat(options.length()).isEmpty();
    assertThat(options.json()).isFalse();
    assertThat(options.candles()).isEmpty();
    assertThat(options.portOffset()).isZero();
  }

  @Test
  void takesEveryOption() {
    DemoOptions options =
        DemoOptions.parse(
            "--candles",
            "/data/a.csv",
            "/data/b.csv.gz",
            "--json",
            "--for",
            "90s",
            "--seed",
            "7",
            "--port-offset",
            "10000",
            "--apps",
            "/opt/flare");

    assertThat(options)
        .isEqualTo(
            new DemoOptions(
                Path.of("/opt/flare"),
                Optional.of(Duration.ofSeconds(90)),
                true,
                List.of(Path.of("/data/a.csv"), Path.of("/data/b.csv.gz")),
                7,
                10_000));
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "60s, PT1M", "2m, PT2M", "1h, PT1H"})
  void readsTimes(String text, Duration length) {
    assertThat(DemoOptions.parse("--for", text).length()).contains(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--for|--for needs a value",
        "--for 0s|--for takes a time such as 60s, 5m or 1h, not '0s'",
        "--for 10|--for takes a time such as 60s, 5m or 1h, not '10'",
        "--candles|--candles needs at least one candle file",
        "--candles --json|--candles needs at least one candle file",
        "--seed -1|--seed takes a whole number from 0 to",
        "--port-offset 70000|--port-offset takes a whole number from 0 to 60000, not '70000'",
        "--nonsense|demo has no option '--nonsense'"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    String[] parts = line.split("\\|");

    assertThatThrownBy(() -> DemoOptions.parse(parts[0].split(" ")))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining(parts[1])
        .extracting(failure -> ((DemoFailure) failure).exitCode())
        .isEqualTo(2);
  }
}
