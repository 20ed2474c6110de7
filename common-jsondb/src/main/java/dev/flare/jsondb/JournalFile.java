package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What one journal holds.
///
/// Its first line says what it is; each other is one transaction. Lines that were written in one go
/// with the line before them say that they *joined* it: only such lines can follow one that a crash
/// spoilt, for anything else was written after all before it was safe.
///
/// @param head the first line
/// @param length of what is whole
/// @param ended whether what is whole ends with a line feed
/// @param continued whether the last line says that there is another journal
/// @param tail what a crash left behind it
record JournalFile(
    JsonNode head,
    List<Entry> transactions,
    long length,
    boolean ended,
    boolean continued,
    Optional<TornTail> tail) {

  /// @param line where it stands, from 1
  record Entry(long version, List<Edit> edits, int line) {}

  /// @throws DamagedStore when something is there that no crash explains
  static JournalFile parse(Path file, byte[] bytes, Json json) {
    return new Parser(file, bytes, json).parse();
  }

  /// Looks at the head and each transaction by itself, whatever the others are like.
  static List<Checked> check(Path file, byte[] bytes, Json json) {
    Parser parser = new Parser(file, bytes, json);
    return parser.lines().stream()
        .filter(line -> !parser.saysContinued(line))
        .map(parser::check)
        .toList();
  }

  /// One line by itself.
  ///
  /// @param transaction empty for the first line and for what is damaged
  record Checked(int line, Optional<Entry> transaction, Optional<Finding> damage) {}

  private record Parser(Path file, byte[] bytes, Json json) {
    JournalFile parse() {
      List<Line> lines = lines();
      JsonNode head = head(lines.getFirst());
      List<Entry> transactions = new ArrayList<>();
      for (Line line : lines.subList(1, lines.size())) {
        if (isTorn(line, lines)) {
          TornTail tail = new TornTail(file, line.number, bytes.length - line.from);
          return new JournalFile(head, transactions, line.from, true, false, Optional.of(tail));
        }
        if (!isContinued(line, lines)) {
          transactions.add(transaction(line));
        }
      }
      Line last = lines.getLast();
      boolean continued = isContinued(last, lines);
      return new JournalFile(
          head, transactions, bytes.length, last.ended, continued, Optional.empty());
    }

    private JsonNode head(Line line) {
      JsonNode head = tree(line);
      try {
        Json.requireFormat(head);
        return head;
      } catch (Misfit e) {
        throw e.in(file, line.number);
      }
    }

    private Checked check(Line line) {
      try {
        if (line.number == 1) {
          JsonNode _ = head(line);
          return new Checked(1, Optional.empty(), Optional.empty());
        }
        return new Checked(line.number, Optional.of(transaction(line)), Optional.empty());
      } catch (DamagedStore e) {
        return new Checked(line.number, Optional.empty(), Optional.of(Finding.of(e)));
      }
    }

    private List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      int from = 0;
      for (int at = 0; at < bytes.length; at++) {
        if (bytes[at] == '\n') {
          lines.add(new Line(lines.size() + 1, from, at, true));
          from = at + 1;
        }
      }
      if (from < bytes.length || lines.isEmpty()) {
        lines.add(new Line(lines.size() + 1, from, bytes.length, false));
      }
      return lines;
    }

    /// A cut write lacks its end, or holds zeros where blocks never arrived; other changes of a
    /// line are no work of a crash.
    private boolean isTorn(Line line, List<Line> lines) {
      return !isIntact(line)
          && (!line.ended || hasZeros(line))
          && lines.subList(line.number, lines.size()).stream().allMatch(this::isSpoiltOrJoined);
    }

    private boolean isContinued(Line line, List<Line> lines) {
      return line.number == lines.size() && saysContinued(line);
    }

    private boolean saysContinued(Line line) {
      return isIntact(line) && tree(line).has("continued");
    }

    private boolean isSpoiltOrJoined(Line line) {
      return !isIntact(line) || tree(line).path("joined").asBoolean(false);
    }

    private boolean isIntact(Line line) {
      return Seal.isIntact(bytes, line.from, line.to);
    }

    private boolean hasZeros(Line line) {
      for (int at = line.from; at < line.to; at++) {
        if (bytes[at] == 0) {
          return true;
        }
      }
      return false;
    }

    private JsonNode tree(Line line) {
      if (line.from == line.to) {
        throw new DamagedStore(file, line.number, "the line is empty");
      }
      if (!isIntact(line)) {
        throw new DamagedStore(file, line.number, "the checksum does not match what follows it");
      }
      try {
        return json.parse(bytes, line.from, line.to - line.from);
      } catch (JacksonException e) {
        throw new DamagedStore(file, line.number, "is no JSON");
      }
    }

    private Entry transaction(Line line) {
      JsonNode tree = tree(line);
      try {
        List<Edit> edits = new ArrayList<>();
        Json.required(tree, "edits").forEach(each -> edits.add(json.edit(each)));
        return new Entry(Json.number(tree, "tx"), edits, line.number);
      } catch (Misfit e) {
        throw e.in(file, line.number);
      }
    }
  }

  /// @param number from 1
  /// @param to without the line feed
  private record Line(int number, int from, int to, boolean ended) {}
}
