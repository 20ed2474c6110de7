package dev.flare.signal;

import dev.flare.market.Action;
import dev.flare.market.Word;
import java.time.Instant;
import java.util.List;

/// What an analyst cannot read from the candles again, as of its latest decision.
///
/// @param decidedAt open time of the candle decided last
/// @param lastAction the raw decision there
/// @param words the newest words, oldest first
/// @param volatilities the latest volatilities in percent, oldest first
/// @param takeProfits the latest distances of the SAR in percent, oldest first
/// @param accumulation the accumulation/distribution line there
public record AnalystMemory(
    Instant decidedAt,
    Action lastAction,
    List<Word> words,
    List<Double> volatilities,
    List<Double> takeProfits,
    double accumulation) {

  public AnalystMemory {
    words = List.copyOf(words);
    volatilities = List.copyOf(volatilities);
    takeProfits = List.copyOf(takeProfits);
  }
}
