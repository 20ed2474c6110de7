package dev.flare.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> PRINTED =
      """
      # JMH version: 1.37
      Benchmark   Mode  Cnt   Score   Error  Units
      A.bareHmac  avgt   10   0.546 ± 0.039  us/op

      | what | µs |
      | --- | --- |
      | one request | 1.17 |
      2026-11-23T16:15:54.417Z INFO  Broker: it is there

      200 pairs, 50 rounds

      | round | took ms |
      | --- | --- |
      | median | 35 |
      """
          .lines()
          .toList();

  @Test
  void keepsTheTablesAndWhatTheyAreAbout() {
    assertThat(new Measured("gnome", 1.25, 2, MINUTE, 0, PRINTED).markdown())
        .isEqualTo(
            """
            ### `./flare bench gnome`

            Load 1.3 before and 2.0 after 60 s.

            | what | µs |
            | --- | --- |
            | one request | 1.17 |

            200 pairs, 50 rounds

            | round | took ms |
            | --- | --- |
            | median | 35 |\
            """);
  }

  @Test
  void aLineOfALogDoesNotEndATable() {
    List<String> lines =
        List.of("| what | ms |", "| --- | --- |", "| one | 1 |", "", "INFO: hm", "| two | 2 |");

    assertThat(new Measured("gnome", 1, 1, MINUTE, 0, lines).markdown())
        .endsWith("| one | 1 |\n| two | 2 |");
  }

  @Test
  void saysWhatWasNotMeasured() {
    assertThat(new Measured("pulse", 1, 1, MINUTE, 3, List.of()).markdown())
        .contains("a tool is missing")
        .doesNotContain("60 s");
  }

  @Test
  void saysWhatFailedAndWhatWasMeasuredUntilThen() {
    assertThat(new Measured("ui", 1, 1, MINUTE, 1, PRINTED).markdown())
        .contains("**It failed (exit code 1)**; what stands here", "| median | 35 |");
  }

  @Test
  void writesBehindTheTextOfAPageAndLaterInThePlaceOfWhatItWroteBefore() {
    String page = "# Benchmarks\n\nBy hand.\n";
    String once = report("aaaa", false).into(page);
    assertThat(once).startsWith(page).contains("commit `aaaa`", "Two cores", "| median | 35 |");

    String again = report("bbbb", false).into(once + "\nBy hand, too.\n");
    assertThat(again)
        .startsWith(page)
        .endsWith("\nBy hand, too.\n")
        .contains("commit `bbbb`")
        .doesNotContain("aaaa");
  }

  @Test
  void saysThatAQuickRunIsForALook() {
    assertThat(report("aaaa", true).markdown()).contains("A quick run");
    assertThat(report("aaaa", false).markdown()).doesNotContain("A quick run");
  }

  private static Report report(String commit, boolean quick) {
    Measured part = new Measured("gnome", 1, 1, MINUTE, 0, PRINTED);
    return new Report("Two cores", commit, "2026-11-23", quick, List.of(part));
  }
}
