package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {
  @TempDir private Path directory;

  @Test
  void tellsEachLineOnce() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    LogTail tail = LogTail.from(files, 0);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.printLine("one");
      assertThat(texts(tail.next())).containsExactly("one");
      assertThat(tail.next().isNone()).isTrue();

      app.print("tw");
      assertThat(tail.next().isNone()).isTrue();

      app.printLine("o");
      assertThat(texts(tail.next())).containsExactly("two");
    }
  }

  @Test
  void givesTheRestOfAStackTraceItsLevelToOneWhoComesBack() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.printLine("2026-01-31T12:00:00Z ERROR x");
      long seen = LogTail.from(files, 0).next().lines().getLast().next();
      app.printLine("\tat y");

      LogLine rest = LogTail.from(files, seen).next().lines().getFirst();

      assertThat(rest.text()).isEqualTo("\tat y");
      assertThat(rest.level()).contains(Level.ERROR);
    }
  }

  @Test
  void saysWhatIsLostToOneWhoComesBackTooLate() throws IOException {
    LogFiles files = PrintingApp.thirtyLinesWithoutRoom(directory);

    LogNews news = LogTail.from(files, 11).next();

    assertThat(news.lostUpTo()).hasValue(198);
    assertThat(news.lines().getFirst().seq()).isEqualTo(198);
  }

  @Test
  void saysOnceWhatIsLostThoughNoLineIsThereYet() throws IOException {
    LogTail tail = LogTail.from(PrintingApp.files(directory), -5);

    assertThat(tail.next().lostUpTo()).hasValue(0);
    assertThat(tail.next().isNone()).isTrue();
  }

  @Test
  void beginsAnewForOneWhoKnowsALogThatIsGone() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.printLine("of the new log");
    }

    assertThat(texts(LogTail.from(files, 4711).next())).containsExactly("of the new log");
  }

  @Test
  void findsTheNextLineFromWithinOne() throws IOException {
    LogFiles files = PrintingApp.files(directory);
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.print("0123456789\n".repeat(10));
    }
    files.tidy();
    LogTail tail = LogTail.from(files, 105);
    assertThat(tail.next().isNone()).isTrue();
    try (PrintingApp app = PrintingApp.startedIn(files)) {
      app.printLine("after");
    }

    assertThat(texts(tail.next())).containsExactly("after");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesAndRepeatsNothingWhateverHappens(long seed) throws IOException {
    Random random = new Random(seed);
    LogFiles files = PrintingApp.files(directory);
    PrintingApp app = PrintingApp.startedIn(files);
    LogTail tail = LogTail.from(files, 0);
    List<String> heard = new ArrayList<>();
    long next = 0;
    int printed = 0;
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(7)) {
        case 0, 1, 2 -> app.printLine("line " + printed++ + "x".repeat(random.nextInt(40)));
        case 3 -> files.tidy();
        case 4 -> next = hear(tail, heard, next);
        case 5 -> {
          files = PrintingApp.files(directory);
          tail = LogTail.from(files, next);
        }
        default -> {
          app.close();
          app = PrintingApp.startedIn(files);
        }
      }
    }
    for (long before = -1; before != next; ) {
      before = next;
      next = hear(tail, heard, next);
    }
    app.close();

    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < printed; i++) {
      wanted.add("line " + i);
    }
    assertThat(heard).isEqualTo(wanted);
  }

  private static long hear(LogTail tail, List<String> heard, long from) throws IOException {
    long next = from;
    for (LogLine line : tail.next().lines()) {
      assertThat(line.seq()).isEqualTo(next);
      heard.add(line.text().replaceAll("x*$", ""));
      next = line.next();
    }
    return next;
  }

  private static List<String> texts(LogNews news) {
    return news.lines().stream().map(LogLine::text).toList();
  }
}
