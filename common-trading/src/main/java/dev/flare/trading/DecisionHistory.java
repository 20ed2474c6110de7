package dev.flare.trading;

import dev.flare.market.PublishedDecision;
import java.util.List;

/// The port through which decisions come that were missed.
@FunctionalInterface
public interface DecisionHistory {
  /// Decisions with a higher number, oldest first, as many as come at once; none when there are no
  /// more.
  ///
  /// @throws HistoryUnavailable when no right answer came
  List<PublishedDecision> after(long seq);

  /// The signal engine gave no usable answer.
  final class HistoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryUnavailable(String message) {
      super(message);
    }

    public HistoryUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
