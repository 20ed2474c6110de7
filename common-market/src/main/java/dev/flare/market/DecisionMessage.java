package dev.flare.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A published decision in the shape that travels: plain JSON types only.
///
/// Times are epoch milliseconds, prices and percentages strings in plain notation, votes `bull`,
/// `bear` or `none`; a percentage that is not known is `null`, as is the dictionary of a decision
/// that was written before decisions named it.
public record DecisionMessage(
    long seq,
    String symbol,
    String base,
    String quote,
    String granularity,
    long candleAt,
    long analysedAt,
    String rate,
    String label,
    boolean rawBuy,
    boolean rawSell,
    boolean buy,
    boolean sell,
    List<String> words,
    @Nullable String volatility,
    @Nullable String takeProfit,
    String strategy,
    @Nullable String dictionary,
    Map<String, Double> indicators,
    Map<String, String> votes) {
  private static final String UNKNOWN = "unknown";

  public static DecisionMessage of(PublishedDecision published) {
    Decision decision = published.decision();
    Map<String, String> votes = new LinkedHashMap<>();
    decision.votes().forEach((name, vote) -> votes.put(name, lower(vote)));
    return new DecisionMessage(
        published.seq(),
        decision.pair().symbol(),
        decision.pair().base().name(),
        decision.pair().quote().name(),
        decision.granularity().code(),
        decision.candleAt().toEpochMilli(),
        published.analysedAt().toEpochMilli(),
        decision.rate().toPlainString(),
        decision.label().name(),
        decision.raw().buys(),
        decision.raw().sells(),
        decision.confirmed().buys(),
        decision.confirmed().sells(),
        decision.words().stream().map(Word::letters).toList(),
        decision.volatility().map(Percentage::plain).orElse(null),
        decision.takeProfit().map(Percentage::plain).orElse(null),
        decision.strategy(),
        decision.dictionary(),
        decision.indicators(),
        votes);
  }

  /// The decision again.
  ///
  /// @throws IllegalArgumentException when a field holds what it cannot
  public PublishedDecision published() {
    Map<String, Vote> parsed = new LinkedHashMap<>();
    votes.forEach((name, vote) -> parsed.put(name, Vote.valueOf(vote.toUpperCase(Locale.ROOT))));
    return new PublishedDecision(
        seq,
        Instant.ofEpochMilli(analysedAt),
        new Decision(
            Pair.of(base, quote),
            Granularity.parse(granularity),
            Instant.ofEpochMilli(candleAt),
            new BigDecimal(rate),
            Label.valueOf(label),
            action(rawBuy, rawSell),
            action(buy, sell),
            words.stream().map(Word::parse).toList(),
            Optional.ofNullable(volatility).map(Percentage::of),
            Optional.ofNullable(takeProfit).map(Percentage::of),
            strategy,
            dictionary == null ? UNKNOWN : dictionary,
            indicators,
            parsed));
  }

  private static Action action(boolean buys, boolean sells) {
    if (buys && sells) {
      throw new IllegalArgumentException("A decision cannot buy and sell at once");
    }
    return buys ? Action.BUY : sells ? Action.SELL : Action.NONE;
  }

  private static String lower(Vote vote) {
    return vote.name().toLowerCase(Locale.ROOT);
  }
}
