package dev.flare.gnome.decision;

import dev.flare.market.DecisionMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The newest decisions, found by pair without looking at those of the others.
final class DecisionsByPair {
  private final int kept;
  private final Deque<DecisionMessage> all = new ArrayDeque<>();
  private final Map<String, NavigableMap<Long, DecisionMessage>> bySymbol = new HashMap<>();

  /// @param kept how many are kept, of all pairs together
  DecisionsByPair(int kept) {
    this.kept = kept;
  }

  /// Adds decisions whose numbers are above all before.
  synchronized void add(List<DecisionMessage> decisions) {
    for (DecisionMessage each : decisions) {
      all.add(each);
      bySymbol.computeIfAbsent(each.symbol(), _ -> new TreeMap<>()).put(each.seq(), each);
    }
    while (all.size() > kept) {
      forget(all.remove());
    }
  }

  /// Those of one pair before a number, newest first.
  synchronized List<DecisionMessage> before(long seq, String symbol, int limit) {
    return bySymbol
        .getOrDefault(symbol, new TreeMap<>())
        .headMap(seq, false)
        .descendingMap()
        .values()
        .stream()
        .limit(limit)
        .toList();
  }

  /// The newest confirmed ones behind a number, newest first.
  synchronized List<DecisionMessage> confirmedAfter(long seq, int limit) {
    List<DecisionMessage> confirmed = new ArrayList<>();
    for (Iterator<DecisionMessage> each = all.descendingIterator(); each.hasNext(); ) {
      DecisionMessage decision = each.next();
      if (decision.seq() <= seq || confirmed.size() == limit) {
        break;
      }
      if (decision.buy() || decision.sell()) {
        confirmed.add(decision);
      }
    }
    return confirmed;
  }

  /// The number of the newest one, 0 while there is none.
  synchronized long newest() {
    return all.isEmpty() ? 0 : all.getLast().seq();
  }

  private void forget(DecisionMessage oldest) {
    NavigableMap<Long, DecisionMessage> ofPair = bySymbol.get(oldest.symbol());
    if (ofPair != null) {
      ofPair.remove(oldest.seq());
      bySymbol.computeIfPresent(oldest.symbol(), (_, left) -> left.isEmpty() ? null : left);
    }
  }
}
