package dev.flare.gnome.decision;

import dev.flare.market.DecisionMessage;
import dev.flare.service.stomp.Broadcast;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Tells on `/topic/digest` in brief what was decided, all of a moment in one message: to whoever
/// looks at hundreds of pairs at once, a message for each decision costs more than what it says.
public final class Digest {
  private static final String TOPIC = "/topic/digest";

  /// Some 35 kB, far below what waits for a listener before it is cut off.
  static final int MOST_TOGETHER = 100;

  private final Broadcast broadcast;
  private final Executor later;
  private List<Brief> gathered = new ArrayList<>();

  /// @param later does what it is given when the moment is over
  public Digest(Broadcast broadcast, Executor later) {
    this.broadcast = broadcast;
    this.later = later;
  }

  synchronized void add(DecisionMessage decision) {
    gathered.add(Brief.of(decision));
    if (gathered.size() == 1) {
      later.execute(this::tell);
    }
  }

  private synchronized void tell() {
    List<Brief> told = gathered;
    gathered = new ArrayList<>();
    for (int from = 0; from < told.size(); from += MOST_TOGETHER) {
      int to = Math.min(from + MOST_TOGETHER, told.size());
      broadcast.send(TOPIC, List.copyOf(told.subList(from, to)));
    }
  }
}
