package dev.flare.benchmark.jsondb;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/// The store, putting into a collection that has all its entries from the beginning.
final class StoreContestant implements Contestant {
  private static final int TRANSACTION = 1_000;

  private final int entries;
  private final Store store;
  private final KeyedCollection<Sample> samples;

  private StoreContestant(int entries, Store store) {
    this.entries = entries;
    this.store = store;
    this.samples = collection(store);
  }

  static StoreContestant holding(int entries, Path directory, Disk disk) {
    Store store = Store.open(directory, StoreOptions.standard().with(disk));
    StoreContestant filled = new StoreContestant(entries, store);
    for (int from = 0; from < entries; from += TRANSACTION) {
      filled.putTogether(LongStream.range(from, Math.min(entries, from + TRANSACTION)));
    }
    return filled;
  }

  static StoreContestant holding(int entries, Path directory) {
    return holding(entries, directory, Disk.ofThisMachine());
  }

  static KeyedCollection<Sample> collection(Store store) {
    return store.collection("samples", Sample.class, Sample::id);
  }

  private void putTogether(LongStream numbers) {
    List<Sample> together = numbers.mapToObj(i -> Sample.of(Sample.id(i), -1 - i)).toList();
    int written =
        store.transaction(tx -> {
          together.forEach(each -> tx.put(samples, each));
          return together.size();
        });
    if (written == 0) {
      throw new IllegalStateException("Nothing was written");
    }
  }

  KeyedCollection<Sample> samples() {
    return samples;
  }

  @Override
  public String name() {
    return "the store";
  }

  @Override
  public void write(long number) {
    samples.put(Sample.of(Sample.id(number % entries), number));
  }

  @Override
  public void close() {
    store.close();
  }
}
