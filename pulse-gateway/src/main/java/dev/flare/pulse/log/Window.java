package dev.flare.pulse.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A stretch of an app's output in memory.
///
/// @param from seq of its first byte, where a line begins
/// @param closed whether a line ends with its last byte, come what may
record Window(long from, byte[] bytes, boolean closed) {
  /// What is longer is cut into several lines, so that a line always fits a message.
  static final int LONGEST_LINE = 64 << 10;

  long to() {
    return from + bytes.length;
  }

  /// The complete lines, oldest first; a line without its end waits for it.
  ///
  /// @param before head of the line in front of the window
  List<LogLine> lines(LineHead before) {
    List<LogLine> lines = new ArrayList<>();
    LineHead head = before;
    int start = 0;
    for (int end = endOfLine(0); end > 0; end = endOfLine(start)) {
      String text = text(start, end);
      head = LineHead.of(LineHead.plain(text)).orElse(head);
      lines.add(new LogLine(from + start, from + end, head.writtenAt(), head.level(), text));
      start = end;
    }
    return lines;
  }

  /// Up to the last place where it may be cut, if possible in front of a line that begins a new
  /// thought; empty when there is no complete line.
  Window complete() {
    int lastLine = 0;
    int lastHead = 0;
    int start = 0;
    for (int end = endOfLine(0); end > 0; end = endOfLine(start)) {
      if (LineHead.of(LineHead.plain(text(start, end))).isPresent()) {
        lastHead = start;
      }
      lastLine = end;
      start = end;
    }
    return upTo(lastHead > 0 ? lastHead : lastLine);
  }

  private Window upTo(int length) {
    return new Window(from, Arrays.copyOf(bytes, length), true);
  }

  private String text(int start, int end) {
    int last = end;
    if (last > start && bytes[last - 1] == '\n') {
      last--;
      if (last > start && bytes[last - 1] == '\r') {
        last--;
      }
    }
    return new String(bytes, start, last - start, StandardCharsets.UTF_8);
  }

  /// Behind the line that begins at `start`, or -1 when its end is not there yet.
  private int endOfLine(int start) {
    int longest = start + LONGEST_LINE;
    for (int at = start; at < Math.min(bytes.length, longest); at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    if (bytes.length > longest) {
      return characterStart(longest);
    }
    return closed && bytes.length > start ? bytes.length : -1;
  }

  /// At `at`, or up to three bytes before, where a character of UTF-8 begins.
  private int characterStart(int at) {
    int start = at;
    while (start > at - 3 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }
}
