package dev.flare.benchmark.jsondb;

import dev.flare.benchmark.Length;
import dev.flare.jsondb.Disk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs all races of the store and prints a table of ratios.
public final class JsondbFigures {
  private static final int ENTRIES = 1_000;
  private static final int MANY = 100_000;
  private static final int LEGS = Length.of(20);
  private static final Duration LEG = Duration.ofMillis(250);

  private final Scratch scratch;
  private final Table table;

  private JsondbFigures(Scratch scratch, Table table) {
    this.scratch = scratch;
    this.table = table;
  }

  /// @param words the directory to measure in, which chooses the disk
  public static void print(List<String> words) throws IOException {
    Path place = Path.of(words.isEmpty() ? System.getProperty("java.io.tmpdir") : words.getFirst());
    Files.createDirectories(place);
    try (Scratch scratch = Scratch.in(place)) {
      System.out.println(scratch.describe());
      System.out.println();
      new JsondbFigures(scratch, new Table(System.out)).run();
    }
  }

  private void run() throws IOException {
    table.head();
    againstDiskAndSqlite(1, 0.9, 1);
    againstDiskAndSqlite(64, 0.8, 5);
    for (int entries : List.of(100, 1_000, 10_000)) {
      againstTheWholeFile(entries);
    }
    bySize("a put into 100,000 entries", Disk.ofThisMachine());
    bySize("the same without waiting for the disk", new UnsyncedDisk(Disk.ofThisMachine()));
    reopening();
  }

  private void againstDiskAndSqlite(int writers, double disk, double sqlite) throws IOException {
    try (Contestant store = StoreContestant.holding(ENTRIES, scratch.next());
        Contestant bare = new BareFile(scratch.next(), lineLength());
        Contestant other = Sqlite.holding(ENTRIES, scratch.next())) {
      List<Rates> rates = new Race(writers, LEGS, LEG).run(store, bare, other);
      String who = writers == 1 ? "1 writer" : writers + " writers";
      table.rates(who, rates.get(0), bare.name(), rates.get(1), disk);
      table.rates(who, rates.get(0), other.name(), rates.get(2), sqlite);
    }
  }

  /// The bytes that the store appends for one put.
  private int lineLength() throws IOException {
    Path directory = scratch.next();
    try (Contestant store = StoreContestant.holding(1, directory)) {
      long before = journalLength(directory);
      store.write(123_456);
      return Math.toIntExact(journalLength(directory) - before);
    }
  }

  private static long journalLength(Path directory) throws IOException {
    try (DirectoryStream<Path> journals = Files.newDirectoryStream(directory, "journal*")) {
      long length = 0;
      for (Path each : journals) {
        length += Files.size(each);
      }
      return length;
    }
  }

  private void againstTheWholeFile(int entries) throws IOException {
    try (Contestant store = StoreContestant.holding(entries, scratch.next());
        Contestant file = new WholeFile(entries, scratch.next())) {
      List<Rates> rates = new Race(1, Math.max(1, LEGS / 3), LEG).run(store, file);
      table.rates(
          "1 writer, %,d entries".formatted(entries), rates.get(0), file.name(), rates.get(1));
    }
  }

  private void bySize(String what, Disk disk) throws IOException {
    try (Contestant large = StoreContestant.holding(MANY, scratch.next(), disk);
        Contestant small = StoreContestant.holding(100, scratch.next(), disk)) {
      List<Rates> rates = new Race(1, LEGS, LEG).run(large, small);
      table.costs(what, rates.get(0), "a put into 100", rates.get(1), 1.1);
    }
  }

  private void reopening() throws IOException {
    Path directory = scratch.next();
    StoreContestant.holding(MANY, directory).close();
    Reopening reopening = new Reopening(directory);
    reopening.openingFresh(table, reopening.opening(table));
    reopening.reading(table);
  }
}
