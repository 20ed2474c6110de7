package dev.flare.signal;

import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.signal.indicator.IndicatorSettings;
import dev.flare.signal.indicator.Indicators;
import dev.flare.signal.rule.Direction;
import dev.flare.signal.rule.Readings;
import dev.flare.signal.rule.Situation;
import dev.flare.signal.rule.Verdict;
import dev.flare.signal.word.WordHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the closed candles of one pair, one after the other, into decisions.
///
/// The only place with state between candles and decisions. For one thread at a time.
///
/// After a restart, an analyst with the memory of the one before decides as that one would have,
/// when it is warmed up with [#WARM_UP] candles, the last of them the one decided last, and then
/// given the others to analyse. Candles of the warm-up that are later than the memory count for the
/// indicators but are not decided.
public final class PairAnalyst {
  /// Candles to warm up with, where the exchange has them.
  public static final int WARM_UP = IndicatorSettings.SERIES_LENGTH;

  private static final int PERCENTAGE_DECIMALS = 8;

  private final Pair pair;
  private final Granularity granularity;
  private final AnalysisMethod method;
  private final String dictionary;
  private final Indicators indicators;
  private final LatestValues volatilities;
  private final LatestValues takeProfits;
  private WordHistory words;
  private Optional<Instant> latest = Optional.empty();
  private @Nullable AnalystMemory memory;

  /// One that has decided nothing yet.
  public PairAnalyst(Pair pair, Granularity granularity, AnalysisMethod method) {
    this(pair, granularity, method, null);
  }

  /// One that goes on where another stopped.
  public PairAnalyst(
      Pair pair, Granularity granularity, AnalysisMethod method, @Nullable AnalystMemory memory) {
    SignalSettings settings = method.settings();
    int length = settings.indicators().directionLength();
    this.pair = pair;
    this.granularity = granularity;
    this.method = method;
    this.dictionary = method.dictionary().edition();
    this.indicators = new Indicators(settings.indicators(), granularity);
    this.memory = memory;
    this.words = history(settings.wordHistoryLength(), memory);
    this.volatilities =
        new LatestValues(length, memory == null ? List.of() : memory.volatilities());
    this.takeProfits = new LatestValues(length, memory == null ? List.of() : memory.takeProfits());
  }

  /// Lets the indicators see candles without deciding anything.
  ///
  /// @param candles oldest first, the first of them next to the latest one seen
  /// @throws CandleOutOfSequence at the first that is not the next one; those before it count
  public void warmUp(List<Candle> candles) {
    candles.forEach(this::read);
  }

  /// Decides about the candle after the latest one.
  ///
  /// @return empty while there are fewer candles than a decision needs
  /// @throws CandleOutOfSequence when it is not the next one, or was decided before the restart;
  ///   nothing has changed then
  public Optional<Decision> analyse(Candle candle) {
    requireUndecided(candle);
    Readings readings = read(candle);
    boolean enough = indicators.count() >= method.settings().indicators().dataLength();
    return enough ? Optional.of(decide(candle, readings)) : Optional.empty();
  }

  /// Open time of the latest candle seen.
  public Optional<Instant> latest() {
    return latest;
  }

  /// What the next analyst of this pair needs; empty before the first decision.
  public Optional<AnalystMemory> memory() {
    return Optional.ofNullable(memory);
  }

  private Readings read(Candle candle) {
    requireNext(candle.openedAt());
    Readings readings = indicators.add(candle);
    latest = Optional.of(candle.openedAt());
    if (memory != null && candle.openedAt().equals(memory.decidedAt())) {
      indicators.resumeAccumulation(memory.accumulation());
    }
    return readings;
  }

  private Decision decide(Candle candle, Readings readings) {
    volatilities.add(readings.volatility());
    takeProfits.add(readings.takeProfit());
    Situation situation =
        Situation.of(
            readings,
            method.settings().rule(),
            Direction.clear(volatilities.toArray()),
            Direction.clear(takeProfits.toArray()));
    Verdict verdict = method.strategy().judge(situation);
    words = words.followedBy(verdict.action());
    memory =
        new AnalystMemory(
            candle.openedAt(),
            verdict.action(),
            words.words(),
            volatilities.toList(),
            takeProfits.toList(),
            indicators.accumulation());
    return decision(candle, situation, verdict);
  }

  private Decision decision(Candle candle, Situation situation, Verdict verdict) {
    return new Decision(
        pair,
        granularity,
        candle.openedAt(),
        candle.rate(),
        verdict.label(),
        verdict.action(),
        method.dictionary().confirm(verdict, words.words()),
        words.words(),
        percentage(situation.readings().volatility()),
        percentage(situation.readings().takeProfit()),
        method.strategy().name(),
        dictionary,
        situation.byName(),
        situation.votes().byName());
  }

  private void requireNext(Instant openedAt) {
    Instant expected =
        latest.map(each -> each.plus(granularity.duration())).orElse(granularity.openOf(openedAt));
    if (!openedAt.equals(expected)) {
      throw new CandleOutOfSequence(pair, expected, openedAt);
    }
  }

  private void requireUndecided(Candle candle) {
    if (memory != null && !candle.openedAt().isAfter(memory.decidedAt())) {
      Instant undecided = memory.decidedAt().plus(granularity.duration());
      throw new CandleOutOfSequence(pair, undecided, candle.openedAt());
    }
  }

  private static WordHistory history(int capacity, @Nullable AnalystMemory memory) {
    return memory == null
        ? WordHistory.empty(capacity)
        : new WordHistory(capacity, Optional.of(memory.lastAction()), memory.words());
  }

  /// The double rounded half up to 8 decimals; empty when undefined.
  private static Optional<Percentage> percentage(double value) {
    return Double.isFinite(value)
        ? Optional.of(
            new Percentage(
                BigDecimal.valueOf(value).setScale(PERCENTAGE_DECIMALS, RoundingMode.HALF_UP)))
        : Optional.empty();
  }
}
