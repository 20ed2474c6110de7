package dev.flare.gnome.decision;

import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Log;
import dev.flare.jsondb.LogEntry;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.Transaction;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.PublishedDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The decisions of this instance by number, and what each pair's analyst remembers.
///
/// A decision's number is its place in the log, so it rises by one and is never given twice, also
/// across restarts. Decision and memory are written together: what was broadcast is remembered.
public final class DecisionLog {
  private final Store store;
  private final Log<DecisionMessage> log;
  private final KeyedCollection<PairMemory> memories;
  private final DecisionsByPair byPair;

  /// @param kept how many decisions stay readable
  public DecisionLog(Store store, int kept) {
    this.store = store;
    this.log = store.log("decisions", DecisionMessage.class, kept);
    this.byPair = new DecisionsByPair(kept);
    this.memories = store.collection("memories", PairMemory.class, PairMemory::symbol);
    byPair.add(after(0, kept));
  }

  /// Those behind a number, oldest first.
  public List<DecisionMessage> after(long seq, int limit) {
    long last = Long.MAX_VALUE - 1; // the log adds one
    return log.after(Math.min(seq, last), limit).stream().map(LogEntry::value).toList();
  }

  /// Those of one pair before a number, newest first.
  public List<DecisionMessage> before(long seq, String symbol, int limit) {
    return byPair.before(seq, symbol, limit);
  }

  /// The newest of one pair behind a number, newest first.
  public List<DecisionMessage> newestAfter(long seq, String symbol, int limit) {
    return byPair.before(Long.MAX_VALUE, symbol, limit).stream()
        .filter(each -> each.seq() > seq)
        .toList();
  }

  /// The newest confirmed ones behind a number, newest first.
  public List<DecisionMessage> confirmedAfter(long seq, int limit) {
    return byPair.confirmedAfter(seq, limit);
  }

  /// The number of the newest decision, 0 while there is none.
  public long newest() {
    return byPair.newest();
  }

  /// What is remembered of a pair, when it is of the same candles.
  public Optional<PairMemory> memory(Pair pair) {
    return memories.find(pair.symbol());
  }

  /// Lets a pair begin anew; its past decisions stay.
  public void forget(Pair pair) {
    var _ = memories.remove(pair.symbol());
  }

  /// Numbers and writes what several pairs decided, together or not at all, with what is remembered
  /// of each after it. Decisions about candles that were decided before are left out. For one
  /// thread at a time.
  ///
  /// @return what was written, for each submission
  List<List<DecisionMessage>> append(List<Submission> submissions) {
    List<List<DecisionMessage>> appended =
        store.transaction(tx -> submissions.stream().map(each -> append(tx, each)).toList());
    appended.forEach(byPair::add);
    return appended;
  }

  private List<DecisionMessage> append(Transaction tx, Submission submission) {
    String symbol = submission.pair().symbol();
    Optional<PairMemory> known = tx.find(memories, symbol);
    List<DecisionMessage> appended = new ArrayList<>();
    for (Analysed each : submission.analysed()) {
      if (known.map(before -> isNew(each, before)).orElse(true)) {
        appended.add(append(tx, each));
      }
    }
    if (!appended.isEmpty()) {
      Granularity granularity = submission.analysed().getLast().decision().granularity();
      tx.put(
          memories, new PairMemory(symbol, granularity, submission.memory(), appended.getLast()));
    }
    return appended;
  }

  private DecisionMessage append(Transaction tx, Analysed each) {
    long seq = tx.nextPosition(log);
    DecisionMessage message =
        DecisionMessage.of(new PublishedDecision(seq, each.at(), each.decision()));
    var _ = tx.append(log, message);
    return message;
  }

  private static boolean isNew(Analysed analysed, PairMemory before) {
    return analysed.decision().candleAt().isAfter(before.analyst().decidedAt());
  }
}
