package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionLog;
import dev.flare.jsondb.Document;
import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.Transaction;
import dev.flare.market.Pair;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Which pairs the user wants to follow.
public final class Pairs {
  private final Store store;
  private final KeyedCollection<TrackedPair> pairs;
  private final Document<FirstStart> firstStart;
  private final DecisionLog decisions;
  private final InstantSource clock;

  public Pairs(Store store, DecisionLog decisions, InstantSource clock) {
    this.store = store;
    this.pairs = store.collection("pairs", TrackedPair.class, TrackedPair::symbol);
    this.firstStart = store.document("first-start", FirstStart.class, new FirstStart(false));
    this.decisions = decisions;
    this.clock = clock;
  }

  public List<TrackedPair> all() {
    return pairs.all();
  }

  public Optional<TrackedPair> find(String symbol) {
    return pairs.find(symbol);
  }

  /// Adds these pairs, active, unless an earlier start already did: what the user removed since
  /// stays removed.
  public void addAtFirstStart(List<Pair> wanted) {
    if (!firstStart.read().done()) {
      wanted.forEach(pair -> add(pair, true));
      firstStart.put(new FirstStart(true));
    }
  }

  /// Adds a pair; empty when one with its symbol is there.
  Optional<TrackedPair> add(Pair pair, boolean active) {
    TrackedPair added = TrackedPair.of(pair, active, clock.millis());
    return store.transaction(tx -> add(tx, added));
  }

  private Optional<TrackedPair> add(Transaction tx, TrackedPair added) {
    if (tx.find(pairs, added.symbol()).isPresent()) {
      return Optional.empty();
    }
    tx.put(pairs, added);
    return Optional.of(added);
  }

  /// Switches a pair on or off; empty when it is not there.
  Optional<TrackedPair> switchTo(String symbol, boolean active) {
    long now = clock.millis();
    return store.transaction(tx -> {
      Optional<TrackedPair> changed =
          tx.find(pairs, symbol).map(before -> TrackedPair.of(before.pair(), active, now));
      changed.ifPresent(pair -> tx.put(pairs, pair));
      return changed;
    });
  }

  /// Removes a pair with what its analyst remembers; empty when it is not there.
  Optional<TrackedPair> remove(String symbol) {
    Optional<TrackedPair> removed = pairs.remove(symbol);
    removed.ifPresent(pair -> decisions.forget(pair.pair()));
    return removed;
  }

  /// Whether the pairs of the settings were taken over.
  record FirstStart(boolean done) {}
}
