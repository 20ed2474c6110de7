package dev.flare.gnome.pair;

import dev.flare.gnome.decision.Brief;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.market.Pair;
import dev.flare.service.stomp.Broadcast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Shows every pair as it is now, and announces on `/topic/pairs` when one becomes another.
public final class PairBoard {
  private static final String TOPIC = "/topic/pairs";
  private static final int RATES = 36;
  private static final int CONFIRMED = 40;

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

  /// All of it in brief.
  ///
  /// @param after rates and confirmed decisions up to this number are known to the caller
  BoardView inBrief(long after) {
    long newest = decisions.newest();
    return new BoardView(
        newest,
        all().stream().map(each -> inBrief(each, after)).toList(),
        decisions.confirmedAfter(after, CONFIRMED).stream().map(Brief::of).toList());
  }

  private BoardView.PairInBrief inBrief(PairView pair, long after) {
    return BoardView.PairInBrief.of(pair, decisions.newestAfter(after, pair.symbol(), RATES));
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
