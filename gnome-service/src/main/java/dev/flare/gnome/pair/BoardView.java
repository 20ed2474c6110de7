package dev.flare.gnome.pair;

import dev.flare.gnome.decision.Brief;
import dev.flare.market.DecisionMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All pairs at once, in brief, as it travels.
///
/// @param seq up to this number, every decision is in it
/// @param confirmed the newest confirmed decisions, newest first
record BoardView(long seq, List<PairInBrief> pairs, List<Brief> confirmed) {

  /// @param rates at the newest decisions, oldest first
  record PairInBrief(
      String symbol,
      String base,
      String quote,
      boolean active,
      @Nullable Brief lastDecision,
      long updatedAt,
      Health.Status status,
      @Nullable String error,
      List<Rate> rates) {

    static PairInBrief of(PairView pair, List<DecisionMessage> newestFirst) {
      DecisionMessage last = pair.lastDecision();
      return new PairInBrief(
          pair.symbol(),
          pair.base(),
          pair.quote(),
          pair.active(),
          last == null ? null : Brief.of(last),
          pair.updatedAt(),
          pair.status(),
          pair.error(),
          newestFirst.reversed().stream().map(Rate::of).toList());
    }
  }

  /// @param seq the number of the decision at which the rate was this
  record Rate(long seq, String rate) {
    static Rate of(DecisionMessage decision) {
      return new Rate(decision.seq(), decision.rate());
    }
  }
}
