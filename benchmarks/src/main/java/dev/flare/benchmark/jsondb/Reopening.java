package dev.flare.benchmark.jsondb;

import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// A store that was filled and closed: how long it takes to open it, and to read from it.
record Reopening(Path directory) {
  static final String LAST = Sample.id(99_999);
  private static final int OPENINGS = 5;
  private static final int READS = 2_000_000;

  /// @return how often in a second it can be opened
  Rates opening(Table table) throws IOException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < 2 + OPENINGS; i++) {
      double open = seconds(this::open);
      double parse = seconds(this::parse);
      if (i >= 2) {
        ours.add(1 / open);
        theirs.add(1 / parse);
      }
    }
    Rates store = new Rates(ours);
    Rates jackson = new Rates(theirs);
    table.line(
        "opening 100,000 entries",
        milliseconds(store),
        "Jackson reading the same file into its tree",
        milliseconds(jackson),
        Table.ratio(jackson.by(store)),
        "less than 1,000 ms");
    return store;
  }

  /// @param again how often in a second a process opens it that has done so before
  void openingFresh(Table table, Rates again) throws IOException {
    List<Double> fresh = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      fresh.add(1 / FreshOpening.seconds(directory));
    }
    Rates first = new Rates(fresh);
    table.line(
        "opening them as the first thing a process does",
        milliseconds(first),
        "opening 100,000 entries again",
        milliseconds(again),
        Table.ratio(again.by(first)),
        "less than 1,000 ms");
  }

  private static String milliseconds(Rates rates) {
    return "%,.0f ms".formatted(1e3 / rates.median());
  }

  private void open() throws IOException {
    try (Store store = Store.open(directory)) {
      requireLast(StoreContestant.collection(store).find(LAST).isPresent());
    }
  }

  private void parse() throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("samples.json"));
    requireLast(new JsonMapper().readTree(bytes).path("entries").has(LAST));
  }

  static void requireLast(boolean found) {
    if (!found) {
      throw new IllegalStateException("What was written is not there");
    }
  }

  void reading(Table table) throws IOException {
    try (Store store = Store.open(directory)) {
      KeyedCollection<Sample> collection = StoreContestant.collection(store);
      Map<String, Sample> map = new ConcurrentHashMap<>();
      collection.all().forEach(each -> map.put(each.id(), each));
      List<String> ids = List.copyOf(map.keySet());
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int i = 0; i < 2 + OPENINGS; i++) {
        double find = seconds(() -> read(ids, id -> collection.find(id).orElseThrow()));
        double get = seconds(() -> read(ids, id -> Objects.requireNonNull(map.get(id))));
        if (i >= 2) {
          ours.add(READS / find);
          theirs.add(READS / get);
        }
      }
      Rates finds = new Rates(ours);
      Rates gets = new Rates(theirs);
      table.line(
          "reading one of 100,000 entries",
          nanoseconds(finds),
          "a ConcurrentHashMap of the same",
          nanoseconds(gets),
          Table.ratio(gets.by(finds)),
          "memory");
    }
  }

  private static String nanoseconds(Rates rates) {
    return "%,.0f ns".formatted(1e9 / rates.median());
  }

  private static void read(List<String> ids, Function<String, Sample> find) {
    long checksum = 0;
    for (int i = 0; i < READS; i++) {
      checksum += find.apply(ids.get((int) (i * 7919L % ids.size()))).coin().length();
    }
    requireLast(checksum == 3L * READS);
  }

  private static double seconds(Work work) throws IOException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private interface Work {
    void run() throws IOException;
  }
}
