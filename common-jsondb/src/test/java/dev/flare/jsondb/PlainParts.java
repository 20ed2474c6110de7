package dev.flare.jsondb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a store should hold, in the plainest collections there are.
final class PlainParts {
  static final int RECENT_KEEPS = 5;

  private final Map<String, Line> lines;
  private final List<LogEntry<String>> events;
  private final List<LogEntry<Line>> recent;
  private String mode;
  private long nextEvent;
  private long nextRecent;

  PlainParts() {
    this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), "off", 1, 1);
  }

  private PlainParts(
      Map<String, Line> lines,
      List<LogEntry<String>> events,
      List<LogEntry<Line>> recent,
      String mode,
      long nextEvent,
      long nextRecent) {
    this.lines = lines;
    this.events = events;
    this.recent = recent;
    this.mode = mode;
    this.nextEvent = nextEvent;
    this.nextRecent = nextRecent;
  }

  PlainParts copy() {
    return new PlainParts(
        new LinkedHashMap<>(lines),
        new ArrayList<>(events),
        new ArrayList<>(recent),
        mode,
        nextEvent,
        nextRecent);
  }

  void setMode(String newMode) {
    mode = newMode;
  }

  void put(Line line) {
    lines.put(line.id(), line);
  }

  Optional<Line> remove(String id) {
    return Optional.ofNullable(lines.remove(id));
  }

  void clearLines() {
    lines.clear();
  }

  long append(String event) {
    events.add(new LogEntry<>(nextEvent, event));
    return nextEvent++;
  }

  void clearEvents() {
    events.clear();
  }

  long appendRecent(Line line) {
    recent.add(new LogEntry<>(nextRecent, line));
    if (recent.size() > RECENT_KEEPS) {
      recent.removeFirst();
    }
    return nextRecent++;
  }

  String mode() {
    return mode;
  }

  List<Line> lines() {
    return List.copyOf(lines.values());
  }

  Optional<Line> find(String id) {
    return Optional.ofNullable(lines.get(id));
  }

  List<LogEntry<String>> eventsAfter(long position, int limit) {
    return events.stream().filter(each -> each.position() > position).limit(limit).toList();
  }

  List<LogEntry<Line>> recent() {
    return recent.reversed();
  }
}
