package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionLog;
import dev.flare.market.Pair;
import dev.flare.service.stomp.Broadcast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Shows every pair as it is now, and announces on `/topic/pairs` when one becomes another.
public final class PairBoard {
  private static final String TOPIC = "/topic/pairs";

  private final Pairs pairs;
  private final DecisionLog decisions;
  private final Broadcast broadcast;
  private final Map<String, Health> health = new ConcurrentHashMap<>();

  public PairBoard(Pairs pairs, DecisionLog decisions, Broadcast broadcast) {
    this.pairs = pairs;
    this.decisions = decisions;
    this.broadcast = broadcast;
  }

  List<PairView> all() {
    return pairs.all().stream().map(this::view).toList();
  }

  PairView view(TrackedPair pair) {
    Health now =
        pair.active() ? health.getOrDefault(pair.symbol(), Health.STARTING) : Health.INACTIVE;
    return PairView.of(pair, decisions.memory(pair.pair()), now);
  }

  /// Takes note of how a pair is doing.
  void report(Pair pair, Health now) {
    if (!now.equals(health.put(pair.symbol(), now))) {
      pairs.find(pair.symbol()).ifPresent(this::changed);
    }
  }

  void added(TrackedPair pair) {
    announce("added", pair);
  }

  void changed(TrackedPair pair) {
    announce("changed", pair);
  }

  void removed(TrackedPair pair) {
    health.remove(pair.symbol());
    announce("removed", pair);
  }

  private void announce(String kind, TrackedPair pair) {
    broadcast.send(TOPIC, new PairChange(kind, view(pair)));
  }

  /// @param kind `added`, `changed` or `removed`
  record PairChange(String kind, PairView pair) {}
}
