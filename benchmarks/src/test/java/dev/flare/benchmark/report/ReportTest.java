package dev.flare.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
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
    assertThat(new Measured("gnome", 1.25, 61, 0, PRINTED).markdown())
        .isEqualTo(
            """
            ### `./flare bench gnome`

            Load 1.3 at its beginning; it took 61 s.

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
  void saysWhatWasNotMeasured() {
    assertThat(new Measured("pulse", 1, 0, 3, List.of()).markdown()).contains("a tool is missing");
    assertThat(new Measured("ui", 1, 9, 1, PRINTED).markdown())
        .contains("It failed (exit code 1)")
        .doesNotContain("1.17");
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
    Measured part = new Measured("gnome", 1, 61, 0, PRINTED);
    return new Report("Two cores", commit, "2026-11-23", quick, List.of(part));
  }
}
