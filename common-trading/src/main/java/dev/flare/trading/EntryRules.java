package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;
import dev.flare.trading.protection.Lock;
import dev.flare.trading.protection.Protections;
import java.util.List;
import java.util.Optional;

/// The conditions of an entry, in the order in which they are asked; the first no counts.
final class EntryRules implements EntryRule {
  private final List<EntryRule> onArrival;
  private final List<EntryRule> rules;
  private final SpreadLimit spread;
  private final Protections protections;

  EntryRules(TradingPlan plan, TradingRules rules) {
    this.spread = rules.maxEntrySpread();
    this.protections = rules.protections();
    EntryRule fresh = candidate -> rules.freshness(candidate.signal(), candidate.now());
    this.onArrival =
        List.of(
            EntryRules::tradingIsOn,
            fresh,
            EntryRules::seenForTheFirstTime,
            EntryRules::decidedForTheFirstTime);
    this.rules =
        List.of(
            EntryRules::tradingIsOn,
            fresh,
            candidate -> plan.room(decision(candidate).pair(), candidate.funds()),
            EntryRules::stakeIsThere,
            this::coinIsWanted,
            this::fewEnoughAreOpen,
            EntryRules::nothingIsLocked,
            candidate -> known("take profit", rules.takeProfit().of(decision(candidate))),
            candidate -> known("spread limit", spread.of(decision(candidate))));
  }

  /// What a signal must meet when it comes, before it may wait for its turn.
  Ruling onArrival(EntryCandidate candidate) {
    return first(onArrival, candidate);
  }

  /// What it must meet when it is its turn.
  @Override
  public Ruling judge(EntryCandidate candidate) {
    return first(rules, candidate);
  }

  private static Ruling first(List<EntryRule> rules, EntryCandidate candidate) {
    return rules.stream()
        .map(rule -> rule.judge(candidate))
        .filter(Ruling.Declined.class::isInstance)
        .findFirst()
        .orElseGet(Ruling::accepted);
  }

  /// Whether the exchange takes the stake.
  static Ruling withinLimits(Amount amount, Optional<ConversionLimits> limits) {
    return limits
        .filter(known -> !known.allow(amount))
        .map(known ->
            Ruling.declined(
                Refusal.AMOUNT_OUT_OF_LIMITS,
                "%s is not within %s and %s".formatted(amount, known.minimum(), known.maximum())))
        .orElseGet(Ruling::accepted);
  }

  /// Whether the price is one that the candle could have led to. A slip of the exchange shows both
  /// ways, so that the spread alone does not tell.
  static Ruling likeTheCandle(Decision decision, Quote quote) {
    Amount worth =
        new Amount(quote.receive().value().multiply(decision.rate()), quote.spend().coin());
    return Quotes.areWorldsApart(quote.spend(), worth)
        ? Ruling.declined(
            Refusal.QUOTE_IMPLAUSIBLE,
            "%s buys %s, at the candle's close worth %s"
                .formatted(quote.spend(), quote.receive(), worth))
        : Ruling.accepted();
  }

  /// Whether too much would be lost by turning back at once.
  ///
  /// @param back what would come back for `in`
  Ruling narrowSpread(Decision decision, Amount in, Amount back) {
    Percentage change = back.changeFrom(in);
    Percentage limit = spread.of(decision).orElse(Percentage.ZERO);
    return !change.isNegative() || change.abs().compareTo(limit) <= 0
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.SPREAD_TOO_WIDE,
            "there and back costs %s, limit %s".formatted(change.abs(), limit));
  }

  private static Ruling tradingIsOn(EntryCandidate candidate) {
    return candidate.tradingIsOn()
        ? Ruling.accepted()
        : Ruling.declined(Refusal.TRADING_OFF, "trading is switched off");
  }

  private static Ruling seenForTheFirstTime(EntryCandidate candidate) {
    long seq = candidate.signal().seq();
    return seq > candidate.lastSeq()
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.SIGNAL_SEEN,
            "signal %d came after signal %d".formatted(seq, candidate.lastSeq()));
  }

  private static Ruling decidedForTheFirstTime(EntryCandidate candidate) {
    DecidedCandle candle = DecidedCandle.of(decision(candidate));
    return candidate.lastCandle().equals(Optional.of(candle))
        ? Ruling.declined(
            Refusal.SIGNAL_SEEN,
            "the candle of %s at %s was decided before".formatted(candle.pair(), candle.openedAt()))
        : Ruling.accepted();
  }

  private static Ruling stakeIsThere(EntryCandidate candidate) {
    Coin coin = candidate.stake().coin();
    return candidate.stake().isPositive()
        ? Ruling.accepted()
        : Ruling.declined(Refusal.STAKE_TOO_SMALL, "no %s is left to stake".formatted(coin));
  }

  private Ruling coinIsWanted(EntryCandidate candidate) {
    Coin coin = decision(candidate).pair().base();
    if (protections.coins().denies(coin)) {
      return Ruling.declined(Refusal.COIN_DENIED, "%s is among DENY_COINS".formatted(coin));
    }
    return protections.coins().leavesOut(coin)
        ? Ruling.declined(Refusal.COIN_NOT_ALLOWED, "%s is not in ALLOW_COINS".formatted(coin))
        : Ruling.accepted();
  }

  private Ruling fewEnoughAreOpen(EntryCandidate candidate) {
    int taken = candidate.funds().taken();
    int most = protections.mostOpen().orElse(Integer.MAX_VALUE);
    return taken < most
        ? Ruling.accepted()
        : Ruling.declined(Refusal.MAX_OPEN, "%d are open, limit %d".formatted(taken, most));
  }

  private static Ruling nothingIsLocked(EntryCandidate candidate) {
    return candidate.locks().stream()
        .filter(lock -> lock.concerns(decision(candidate).pair()))
        .findFirst()
        .map(lock ->
            Ruling.declined(
                code(lock.kind()), "until %s: %s".formatted(lock.until(), lock.reason())))
        .orElseGet(Ruling::accepted);
  }

  private static Refusal code(Lock.Kind kind) {
    return switch (kind) {
      case COOLDOWN -> Refusal.COOLDOWN;
      case STOP_LOSS_GUARD -> Refusal.STOP_LOSS_GUARD;
      case MAX_DRAWDOWN -> Refusal.MAX_DRAWDOWN;
      case DAILY_LOSS -> Refusal.DAILY_LOSS;
      case LOW_PROFIT -> Refusal.LOW_PROFIT;
    };
  }

  private static Ruling known(String name, Optional<Percentage> value) {
    return value.isPresent()
        ? Ruling.accepted()
        : Ruling.declined(Refusal.VALUE_MISSING, "the signal gives no %s".formatted(name));
  }

  private static Decision decision(EntryCandidate candidate) {
    return candidate.signal().decision();
  }
}
