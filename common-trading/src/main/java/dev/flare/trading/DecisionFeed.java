package dev.flare.trading;

import dev.flare.market.PublishedDecision;
import java.util.List;
import java.util.function.Consumer;

/// Hands over each decision once, in order, whatever the connection does.
///
/// Numbers tell what is missing and what came twice. A lower number on a later decision means that
/// the engine lost its memory and counts anew.
public final class DecisionFeed {
  private static final System.Logger LOG = System.getLogger(DecisionFeed.class.getName());

  private final DecisionHistory history;
  private final Consumer<PublishedDecision> receiver;
  private final Runnable onNewEngine;
  private SignalMark last;

  /// A feed for a trader, behind the newest signal that it has looked at.
  public static DecisionFeed of(Trader trader, DecisionHistory history) {
    return new DecisionFeed(history, trader.lastSignal(), trader::decided, trader::forgetSignals);
  }

  DecisionFeed(
      DecisionHistory history,
      SignalMark last,
      Consumer<PublishedDecision> receiver,
      Runnable onNewEngine) {
    this.history = history;
    this.last = last;
    this.receiver = receiver;
    this.onNewEngine = onNewEngine;
  }

  /// Fetches what was missed; to be called after each subscription. One that has never heard
  /// anything has missed nothing.
  public synchronized void connected() {
    if (last.seq() > 0) {
      catchUp();
    }
  }

  /// Takes a decision from the live stream.
  public synchronized void arrived(PublishedDecision decision) {
    if (last.isOvertakenBy(decision)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Signal {0} is newer than signal {1}: the signal engine counts anew",
          decision.seq(),
          last.seq());
      last = SignalMark.NONE;
      onNewEngine.run();
    } else if (last.seq() > 0 && decision.seq() > last.seq() + 1) {
      catchUp();
    }
    handOver(decision);
  }

  private void catchUp() {
    try {
      for (List<PublishedDecision> page = history.after(last.seq());
          !page.isEmpty();
          page = history.after(last.seq())) {
        long before = last.seq();
        page.forEach(this::handOver);
        if (last.seq() == before) {
          return;
        }
      }
    } catch (DecisionHistory.HistoryUnavailable e) {
      LOG.log(System.Logger.Level.WARNING, "Missed signals cannot be fetched: {0}", e.getMessage());
    }
  }

  private void handOver(PublishedDecision decision) {
    if (decision.seq() > last.seq()) {
      last = last.followedBy(decision);
      receiver.accept(decision);
    }
  }
}
