package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {
  @TempDir private Path directory;
  private LogFiles files;

  @BeforeEach
  void printHundredLines() throws IOException {
    files = PrintingApp.files(directory);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      for (int i = 0; i < 100; i++) {
        String level = i % 10 == 0 ? "ERROR" : i % 5 == 0 ? "WARN" : "INFO";
        app.printLine(
            "%s %s Trader: \u001B[31mline\u001B[0m %d"
                .formatted(PrintingApp.NOW.plusSeconds(60L * i), level, i));
        files.tidy();
      }
    }
  }

  @Test
  void goesBackPageByPage() throws IOException {
    List<String> all = new ArrayList<>();
    OptionalLong before = OptionalLong.of(Long.MAX_VALUE);
    while (before.isPresent()) {
      LogPage page = LogSearch.page(files, LogQuery.ALL, before.getAsLong(), 7, () -> true);
      page.lines().forEach(line -> all.add(numberOf(line)));
      before = page.before();
    }

    assertThat(all).hasSize(100).startsWith("99", "98").endsWith("1", "0").doesNotHaveDuplicates();
  }

  @Test
  void findsTextWhateverItsCapitalsAndColours() throws IOException {
    assertThat(found(text(LogQuery.containing("trader: LINE 4"))))
        .containsExactly("49", "48", "47", "46", "45", "44", "43", "42", "41", "40", "4");
  }

  @Test
  void findsRegularExpressions() throws IOException {
    assertThat(found(text(LogQuery.matching("line [13]7$")))).containsExactly("37", "17");
  }

  @Test
  void findsWhatIsAtLeastAsGrave() throws IOException {
    LogQuery query =
        new LogQuery(_ -> true, Optional.of(Level.WARN), Optional.empty(), Optional.empty());

    assertThat(found(query)).hasSize(20).startsWith("95", "90", "85");
  }

  @Test
  void findsWhatWasWrittenFromOneTimeToAnother() throws IOException {
    LogQuery query =
        new LogQuery(
            _ -> true,
            Optional.empty(),
            Optional.of(Instant.parse("2026-01-31T12:58:00Z")),
            Optional.of(Instant.parse("2026-01-31T12:59:00Z")));

    assertThat(found(query)).containsExactly("58");
  }

  @Test
  void stopsWherePatienceEndsAndGoesOnFromThere() throws IOException {
    int[] looks = {0};

    LogPage page =
        LogSearch.page(
            files, text(LogQuery.containing("line 4")), Long.MAX_VALUE, 50, () -> looks[0]++ < 55);
    LogPage rest =
        LogSearch.page(
            files,
            text(LogQuery.containing("line 4")),
            page.before().orElseThrow(),
            50,
            () -> true);

    assertThat(page.lines())
        .map(LogSearchTest::numberOf)
        .containsExactly("49", "48", "47", "46", "45");
    assertThat(rest.lines()).map(LogSearchTest::numberOf).startsWith("44", "43").endsWith("4");
  }

  @Test
  void isNotHeldUpByAnExpressionMadeForThat() throws IOException {
    LogLimits limits = new LogLimits(1 << 20, Duration.ofDays(30));
    LogFiles longLine =
        LogFiles.in(directory.resolve("long"), limits, PrintingApp.ZEROS, () -> PrintingApp.NOW);
    try (PrintingApp app = PrintingApp.startedIn(longLine)) {
      app.printLine("a".repeat(50_000));
    }

    LogPage page =
        LogSearch.page(
            longLine, text(LogQuery.matching("(a+)+$|(a|aa)+b")), Long.MAX_VALUE, 5, () -> true);

    assertThat(page.lines()).hasSize(1);
  }

  @Test
  void saysWhatIsNoRegularExpression() {
    assertThatThrownBy(() -> LogQuery.matching("(")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogQuery.matching("a".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is longer than 500");
    assertThatThrownBy(() -> LogQuery.matching("((a{1,100}){1,100}){1,100}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsNothingInAnEmptyLog() throws IOException {
    LogFiles empty = PrintingApp.files(directory.resolve("empty"));

    assertThat(LogSearch.page(empty, LogQuery.ALL, Long.MAX_VALUE, 5, () -> true))
        .isEqualTo(new LogPage(List.of(), OptionalLong.empty()));
  }

  private List<String> found(LogQuery query) throws IOException {
    return LogSearch.page(files, query, Long.MAX_VALUE, 500, () -> true).lines().stream()
        .map(LogSearchTest::numberOf)
        .toList();
  }

  private static LogQuery text(Predicate<String> text) {
    return new LogQuery(text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String numberOf(LogLine line) {
    return line.text().substring(line.text().lastIndexOf(' ') + 1);
  }
}
