package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads what is left of a store, however damaged, and changes nothing.
///
/// What counts is a whole state: all parts after the same transaction. It starts from the readable
/// files or, where those are damaged, from the last good copy, and goes on as far as the journals
/// are intact without a gap.
final class Salvage {
  private final Layout layout;
  private final Disk disk;
  private final Json json = new Json(List.of());
  private final SortedMap<Integer, SalvagedJournal> journals = new TreeMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private int newestJournal;

  Salvage(Layout layout, Disk disk) {
    this.layout = layout;
    this.disk = disk;
  }

  /// Empty where there is no store.
  Optional<Salvaged> salvage() throws IOException {
    try {
      return loading(layout).load().map(this::whole);
    } catch (DamagedStore e) {
      findings.add(Finding.of(e));
      return Optional.of(damaged());
    }
  }

  private Loading loading(Layout place) {
    return new Loading(place, disk, json, new Snapshots(place, disk, json));
  }

  private Salvaged whole(Loaded loaded) {
    return new Salvaged(
        loaded.state(),
        List.copyOf(lookAtTheCopy()),
        new TreeSet<>(),
        0,
        new TreeSet<>(),
        Optional.empty(),
        loaded.journal(),
        loaded.tail());
  }

  /// Before the first copy is complete, it has no contents.
  private List<Finding> lookAtTheCopy() {
    Layout copy = layout.previous();
    try {
      if (disk.exists(copy.contents())) {
        Optional<Loaded> _ = loading(copy).load();
      }
      return List.of();
    } catch (DamagedStore e) {
      return List.of(Finding.of(e));
    } catch (IOException e) {
      return List.of(new Finding(copy.contents(), 1, "cannot be read: " + e));
    }
  }

  private Salvaged damaged() throws IOException {
    findJournals(layout.previous());
    findJournals(layout);
    List<Candidate> candidates = new ArrayList<>();
    for (Layout place : List.of(layout, layout.previous())) {
      Optional<Contents> contents = contentsOf(place);
      if (contents.isPresent()) {
        newestJournal = Math.max(newestJournal, contents.get().journal());
        candidates.add(candidate(place, contents.get()));
      }
    }
    candidates.add(candidate(layout, Contents.NONE));
    SortedSet<String> known = knownParts(candidates);
    Candidate best =
        candidates.stream()
            .min(
                Comparator.<Candidate>comparingInt(each -> lost(each, known).size())
                    .thenComparing(each -> -each.state.version()))
            .orElseThrow();
    journals.values().forEach(each -> findings.addAll(each.findings()));
    return salvaged(best, known);
  }

  private Salvaged salvaged(Candidate best, SortedSet<String> known) {
    SortedSet<String> touched = new TreeSet<>();
    int lost = 0;
    for (Map.Entry<Integer, SalvagedJournal> each : journals.entrySet()) {
      List<JournalFile.Entry> newer = each.getValue().newerThan(best.state.version()).toList();
      newer.forEach(it -> add(it, touched));
      lost += newer.size() + (each.getKey() >= best.last ? each.getValue().damagedLines() : 0);
    }
    return new Salvaged(
        best.state,
        List.copyOf(findings),
        lost(best, known),
        lost,
        touched,
        missingJournal(best),
        newestJournal,
        Optional.empty());
  }

  private Optional<Path> missingJournal(Candidate best) {
    return IntStream.rangeClosed(best.contents.journal(), newestJournal)
        .filter(number -> !journals.containsKey(number))
        .mapToObj(layout::journal)
        .findFirst();
  }

  private static void add(JournalFile.Entry entry, Set<String> parts) {
    entry.edits().forEach(edit -> parts.add(edit.part()));
  }

  private static SortedSet<String> lost(Candidate candidate, SortedSet<String> known) {
    SortedSet<String> lost = new TreeSet<>(known);
    lost.removeAll(candidate.state.parts().keySet());
    return lost;
  }

  private SortedSet<String> knownParts(List<Candidate> candidates) throws IOException {
    SortedSet<String> known = new TreeSet<>();
    candidates.forEach(each -> known.addAll(each.contents.parts().keySet()));
    journals.values().forEach(each -> each.entries().forEach(entry -> add(entry, known)));
    for (String name : layout.names(disk)) {
      layout.partNamed(name).ifPresent(known::add);
    }
    return known;
  }

  /// The copy may end with an empty journal, which only stands for the one that the store goes on
  /// in.
  private void findJournals(Layout place) throws IOException {
    for (String name : place.names(disk)) {
      Optional<Integer> number = Layout.journalNumber(name);
      if (number.isPresent()) {
        Path file = place.directory().resolve(name);
        SalvagedJournal journal = SalvagedJournal.of(file, disk.read(file), json);
        if (place.equals(layout) || !journal.isEmpty()) {
          journals.put(number.get(), journal);
          newestJournal = Math.max(newestJournal, number.get() + (journal.continued() ? 1 : 0));
        }
      }
    }
  }

  private Optional<Contents> contentsOf(Layout place) throws IOException {
    try {
      return loading(place).contents();
    } catch (DamagedStore e) {
      findings.add(Finding.of(e));
      return Optional.empty();
    }
  }

  /// A damaged line does not end it by itself, but what is behind must follow without a gap.
  private Candidate candidate(Layout place, Contents contents) {
    State parts = partsOf(place, contents).at(contents.after());
    State state = parts;
    int last = contents.journal();
    for (int number = last; journals.containsKey(number); number++) {
      for (JournalFile.Entry entry : journals.get(number).entries()) {
        Optional<State> next = replay(state, entry, parts);
        if (next.isEmpty()) {
          return new Candidate(contents, proved(state, parts, contents), last);
        }
        state = next.get();
        last = number;
      }
    }
    return new Candidate(contents, proved(state, parts, contents), last);
  }

  private static Optional<State> replay(State state, JournalFile.Entry entry, State parts) {
    try {
      return Optional.of(Loading.replay(state, entry, parts));
    } catch (Misfit e) {
      return Optional.empty();
    }
  }

  private State partsOf(Layout place, Contents contents) {
    State parts = State.EMPTY;
    for (Map.Entry<String, Long> each : contents.parts().entrySet()) {
      try {
        PartState part = new Snapshots(place, disk, json).read(each.getKey(), each.getValue());
        parts = parts.with(each.getKey(), part);
      } catch (DamagedStore e) {
        findings.add(Finding.of(e));
      } catch (IOException e) {
        findings.add(new Finding(place.part(each.getKey()), 1, "cannot be read: " + e));
      }
    }
    return parts;
  }

  /// Without parts that are newer than what the journals lead to, and without those whose beginning
  /// is lost: they are of no whole state.
  private static State proved(State state, State parts, Contents contents) {
    State proved = State.EMPTY.at(state.version());
    for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
      String name = each.getKey();
      boolean begins = !contents.parts().containsKey(name) || parts.part(name).isPresent();
      if (begins && each.getValue().version() <= state.version()) {
        proved = proved.with(name, each.getValue());
      }
    }
    return proved;
  }

  /// @param last number of the newest journal that gave something to it
  private record Candidate(Contents contents, State state, int last) {}
}
