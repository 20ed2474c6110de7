package dev.flare.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the signal engine says about one closed candle of one pair, with everything it looked at.
///
/// @param candleAt open time of the candle
/// @param rate the candle's close: units of the quote coin for one of the base coin
/// @param raw what the rule says
/// @param confirmed what the dictionary lets through of it: `raw`, or none
/// @param words the newest words of the pair, oldest first, this decision's own at the end
/// @param volatility 100 ATR / close; empty while there are too few candles
/// @param takeProfit 100 |SAR - close| / close; empty while there are too few candles
/// @param strategy name of the rule that was asked
/// @param dictionary the edition of the dictionary that confirmed it or not
/// @param indicators every value by its name, without those that have too few candles
/// @param votes which way each indicator leans, by name
public record Decision(
    Pair pair,
    Granularity granularity,
    Instant candleAt,
    BigDecimal rate,
    Label label,
    Action raw,
    Action confirmed,
    List<Word> words,
    Optional<Percentage> volatility,
    Optional<Percentage> takeProfit,
    String strategy,
    String dictionary,
    Map<String, Double> indicators,
    Map<String, Vote> votes) {

  public Decision {
    rate = Decimals.normal(rate);
    words = List.copyOf(words);
    indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
    votes = Collections.unmodifiableMap(new LinkedHashMap<>(votes));
    if (confirmed != Action.NONE && confirmed != raw) {
      throw new IllegalArgumentException("Raw %s confirmed as %s".formatted(raw, confirmed));
    }
  }
}
