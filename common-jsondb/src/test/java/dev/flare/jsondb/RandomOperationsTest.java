package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomOperationsTest {
  private static final Path HOME = Path.of("/store");
  private static final int STEPS = 400;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreesWithPlainCollectionsThroughRandomChangesRestartsAndCrashes(long seed) {
    Course course = new Course(seed);
    for (int step = 0; step < STEPS; step++) {
      course.step();
      course.compare("step %d of seed %d".formatted(step, seed));
    }
  }

  /// The parts as a component declares them.
  private record Parts(
      Document<String> mode, KeyedCollection<Line> lines, Log<String> events, Log<Line> recent) {
    static Parts of(Store store) {
      return new Parts(
          store.document("mode", String.class, "off"),
          store.collection("lines", Line.class, Line::id),
          store.log("events", String.class),
          store.log("recent", Line.class, PlainParts.RECENT_KEEPS));
    }

    void compare(View view, PlainParts expected, String when) {
      assertThat(view.read(mode)).as(when).isEqualTo(expected.mode());
      assertThat(view.all(lines)).as(when).isEqualTo(expected.lines());
      assertThat(view.find(lines, "k3")).as(when).isEqualTo(expected.find("k3"));
      assertThat(view.after(events, 7, 9)).as(when).isEqualTo(expected.eventsAfter(7, 9));
      assertThat(view.after(events, 0, Integer.MAX_VALUE))
          .as(when)
          .isEqualTo(expected.eventsAfter(0, Integer.MAX_VALUE));
      assertThat(view.newest(recent, 99)).as(when).isEqualTo(expected.recent());
    }
  }

  /// What somebody looked at, and what it was then.
  private record Memory(View view, PlainParts expected) {}

  private static final class Course {
    private final Random random;
    private final Deque<Memory> memories = new ArrayDeque<>();
    private MemoryDisk disk = new MemoryDisk();
    private PlainParts expected = new PlainParts();
    private Store store;
    private Parts parts;

    Course(long seed) {
      random = new Random(seed);
      store = open();
      parts = Parts.of(store);
    }

    private Store open() {
      return Store.open(
          HOME, StoreOptions.standard().with(disk).foldingFrom(1_500).foldingBy(Runnable::run));
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> restart();
        case 1 -> crash();
        case 2, 3, 4 -> changeOne();
        case 5 -> changeMyMind();
        default -> changeTogether();
      }
    }

    private void restart() {
      store.close();
      store = open();
      parts = Parts.of(store);
    }

    /// The old store goes on in nobody's memory; its disk is left behind.
    private void crash() {
      disk = disk.copy();
      store = open();
      parts = Parts.of(store);
    }

    private void changeOne() {
      switch (random.nextInt(5)) {
        case 0 -> {
          String mode = "mode " + random.nextInt(3);
          expected.setMode(mode);
          assertThat(parts.mode.update(_ -> mode)).isEqualTo(mode);
        }
        case 1 -> {
          String id = anyId();
          assertThat(parts.lines.remove(id)).isEqualTo(expected.remove(id));
        }
        case 2 -> {
          Line line = anyLine();
          assertThat(parts.recent.append(line)).isEqualTo(expected.appendRecent(line));
        }
        case 3 -> {
          String event = "é\n\"" + random.nextInt();
          assertThat(parts.events.append(event)).isEqualTo(expected.append(event));
        }
        default -> {
          Line line = anyLine();
          expected.put(line);
          parts.lines.put(line);
        }
      }
    }

    private void changeTogether() {
      store.change(tx -> changeSome(tx, expected));
    }

    private void changeMyMind() {
      PlainParts inVain = expected.copy();
      assertThatThrownBy(() ->
              store.change(tx -> {
                changeSome(tx, inVain);
                throw new IllegalStateException("changed my mind");
              }))
          .hasMessage("changed my mind");
    }

    private void changeSome(Transaction tx, PlainParts model) {
      int changes = random.nextInt(5);
      for (int i = 0; i < changes; i++) {
        change(tx, model);
        parts.compare(tx, model, "within a transaction");
      }
    }

    private void change(Transaction tx, PlainParts model) {
      switch (random.nextInt(20)) {
        case 0 -> {
          tx.clear(parts.lines);
          model.clearLines();
        }
        case 1 -> {
          tx.clear(parts.events);
          model.clearEvents();
        }
        case 2, 3, 4 -> {
          String id = anyId();
          assertThat(tx.remove(parts.lines, id)).isEqualTo(model.remove(id));
        }
        case 5, 6, 7 -> {
          String mode = "mode " + random.nextInt(3);
          tx.put(parts.mode, mode);
          model.setMode(mode);
        }
        case 8, 9, 10 -> {
          String event = "event " + random.nextInt();
          assertThat(tx.append(parts.events, event)).isEqualTo(model.append(event));
        }
        case 11, 12, 13 -> {
          Line line = anyLine();
          assertThat(tx.append(parts.recent, line)).isEqualTo(model.appendRecent(line));
        }
        default -> {
          Line line = anyLine();
          tx.put(parts.lines, line);
          model.put(line);
        }
      }
    }

    private String anyId() {
      return "k" + random.nextInt(15);
    }

    private Line anyLine() {
      BigDecimal amount = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(25));
      return new Line(anyId(), amount, Optional.empty());
    }

    void compare(String when) {
      parts.compare(store.view(), expected, when);
      memories.addLast(new Memory(store.view(), expected.copy()));
      if (memories.size() > 10) {
        Memory old = memories.removeFirst();
        parts.compare(old.view, old.expected, "what was seen ten steps before " + when);
      }
    }
  }
}
