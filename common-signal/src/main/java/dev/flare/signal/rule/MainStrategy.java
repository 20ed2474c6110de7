package dev.flare.signal.rule;

import dev.flare.market.Action;
import dev.flare.market.Label;
import dev.flare.market.Vote;
import java.util.List;

/// The table: trend first, then the first row whose condition holds.
public final class MainStrategy implements Strategy {
  @Override
  public String name() {
    return "MainStrategy";
  }

  @Override
  public Verdict judge(Situation situation) {
    Votes votes = situation.votes();
    return switch (votes.trend()) {
      case BULL -> inBullTrend(votes);
      case BEAR -> inBearTrend(votes);
      case NONE -> inNoTrend(votes);
    };
  }

  @Override
  public List<Step> steps(Situation situation) {
    Votes votes = situation.votes();
    return switch (votes.trend()) {
      case BULL -> List.of(bullExit(votes), bullEntry(votes), Step.row(Label.WEAK_BULL, true));
      case BEAR -> List.of(bearEntry(votes), bearExit(votes), Step.row(Label.WEAK_BEAR, true));
      case NONE -> List.of(noTrendEntry(votes), Step.row(Label.NO_TREND_NO_ACTION, true));
    };
  }

  private static Verdict inBullTrend(Votes votes) {
    if (isExhausted(votes)) {
      return new Verdict(Label.BULL_EXIT, Action.SELL);
    }
    return isCarriedUp(votes)
        ? new Verdict(Label.BULL_ENTRY, Action.BUY)
        : new Verdict(Label.WEAK_BULL, Action.NONE);
  }

  private static Verdict inBearTrend(Votes votes) {
    if (isTurning(votes)) {
      return new Verdict(Label.BEAR_ENTRY, Action.BUY);
    }
    return isCarriedDown(votes)
        ? new Verdict(Label.BEAR_EXIT, Action.SELL)
        : new Verdict(Label.WEAK_BEAR, Action.NONE);
  }

  private static Verdict inNoTrend(Votes votes) {
    return isBargain(votes)
        ? new Verdict(Label.NO_TREND_ENTRY, Action.BUY)
        : new Verdict(Label.NO_TREND_NO_ACTION, Action.NONE);
  }

  private static Step bullExit(Votes votes) {
    return Step.row(
        Label.BULL_EXIT,
        isExhausted(votes),
        count("overbought", votes.overbought(), votes.settings().exitZones()),
        Fact.seen("bearishDivergence", votes.divergence() == Vote.BEAR));
  }

  private static Step bullEntry(Votes votes) {
    return Step.row(
        Label.BULL_ENTRY,
        isCarriedUp(votes),
        new Fact(
            "adxNotWeak", !votes.isWeak(), votes.readings().adx(), votes.settings().adx().low()),
        support("bullSupport", votes, Vote.BULL),
        Fact.seen("belowBands", votes.bollinger() == Vote.BULL));
  }

  private static Step bearEntry(Votes votes) {
    return Step.row(
        Label.BEAR_ENTRY,
        isTurning(votes),
        count("oversold", votes.oversold(), votes.settings().entryZones()),
        Fact.seen("bullishDivergence", votes.divergence() == Vote.BULL),
        Fact.seen("bullishReversal", votes.readings().candlesticks().bullishReversal()));
  }

  private static Step bearExit(Votes votes) {
    return Step.row(
        Label.BEAR_EXIT,
        isCarriedDown(votes),
        new Fact(
            "adxStrong", votes.isStrong(), votes.readings().adx(), votes.settings().adx().high()),
        support("bearSupport", votes, Vote.BEAR),
        Fact.seen("aboveBands", votes.bollinger() == Vote.BEAR));
  }

  private static Step noTrendEntry(Votes votes) {
    return Step.row(
        Label.NO_TREND_ENTRY,
        isBargain(votes),
        Fact.seen("belowBands", votes.bollinger() == Vote.BULL),
        support("bullSupport", votes, Vote.BULL),
        Fact.seen("priceNotFalling", !isFalling(votes)));
  }

  private static Fact count(String name, long found, int wanted) {
    return new Fact(name, found >= wanted, found, wanted);
  }

  private static Fact support(String name, Votes votes, Vote side) {
    double wanted = votes.settings().trendSupportRatio();
    return new Fact(name, votes.isSupported(side), votes.support(side), wanted);
  }

  private static boolean isExhausted(Votes votes) {
    long overbought = votes.overbought();
    return overbought >= votes.settings().exitZones()
        || overbought > 0 && votes.divergence() == Vote.BEAR;
  }

  private static boolean isCarriedUp(Votes votes) {
    return !votes.isWeak() || votes.isSupported(Vote.BULL) || votes.bollinger() == Vote.BULL;
  }

  private static boolean isTurning(Votes votes) {
    long oversold = votes.oversold();
    boolean sign =
        votes.divergence() == Vote.BULL || votes.readings().candlesticks().bullishReversal();
    return oversold >= votes.settings().entryZones() || oversold > 0 && sign;
  }

  private static boolean isCarriedDown(Votes votes) {
    return votes.isStrong() || votes.isSupported(Vote.BEAR) || votes.bollinger() == Vote.BEAR;
  }

  private static boolean isBargain(Votes votes) {
    return votes.bollinger() == Vote.BULL && votes.isSupported(Vote.BULL) && !isFalling(votes);
  }

  private static boolean isFalling(Votes votes) {
    return votes.readings().price().arithmetic() == Direction.DOWN;
  }
}
