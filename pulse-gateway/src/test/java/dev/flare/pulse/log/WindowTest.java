package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void numbersLinesByWhatWasPrintedBeforeThem() {
    assertThat(open(1000, "one\r\nzwei ä\n").lines(LineHead.NONE))
        .extracting(LogLine::seq, LogLine::next, LogLine::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1000L, 1005L, "one"),
            org.assertj.core.groups.Tuple.tuple(1005L, 1013L, "zwei ä"));
  }

  @Test
  void waitsForTheEndOfALine() {
    assertThat(texts(open(0, "done\nnot yet"))).containsExactly("done");
  }

  @Test
  void takesTheEndOfAClosedStretchAsTheEndOfItsLine() {
    assertThat(texts(new Window(0, bytes("done\ncut"), true))).containsExactly("done", "cut");
  }

  @Test
  void givesAStackTraceTheTimeAndLevelOfItsFirstLine() {
    List<LogLine> lines = open(0, "2026-01-31T12:00:00Z ERROR x\n\tat y\n").lines(LineHead.NONE);

    assertThat(lines.getLast().writtenAt()).contains(Instant.parse("2026-01-31T12:00:00Z"));
    assertThat(lines.getLast().level()).contains(Level.ERROR);
  }

  @Test
  void carriesTheHeadFromTheLineBefore() {
    LineHead before = new LineHead(Optional.empty(), Optional.of(Level.WARN));

    assertThat(open(0, "\tat y\n").lines(before).getFirst().level()).contains(Level.WARN);
  }

  @Test
  void cutsAnEndlessLineBetweenCharacters() {
    String text = "a" + "ä".repeat(Window.LONGEST_LINE);

    List<LogLine> lines = open(0, text).lines(LineHead.NONE);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().next()).isEqualTo(Window.LONGEST_LINE - 1);
    assertThat(text).startsWith(lines.getFirst().text() + lines.getLast().text());
  }

  @Test
  void cutsNothingThatMayStillEndInTime() {
    assertThat(texts(open(0, "a".repeat(Window.LONGEST_LINE)))).isEmpty();
  }

  @Test
  void isBestCutBeforeALineThatBeginsAThought() {
    Window window =
        open(7, "2026-01-31T12:00:00Z INFO a\n2026-01-31T12:00:01Z ERROR b\n\tat c\n\tat d");

    assertThat(texts(window.complete())).containsExactly("2026-01-31T12:00:00Z INFO a");
  }

  @Test
  void isCutBehindItsLastLineWhereNoneBeginsAThought() {
    assertThat(texts(open(0, "a\nb\nc").complete())).containsExactly("a", "b");
  }

  private static List<String> texts(Window window) {
    return window.lines(LineHead.NONE).stream().map(LogLine::text).toList();
  }

  private static Window open(long from, String text) {
    return new Window(from, bytes(text), false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
