package dev.flare.signal.rule;

import dev.flare.market.Action;
import dev.flare.market.Label;
import dev.flare.market.Vote;

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

  private static Verdict inBullTrend(Votes votes) {
    if (isExhausted(votes)) {
      return new Verdict(Label.BULL_EXIT, Action.SELL);
    }
    boolean carried = !votes.isWeak() || votes.isSupported(Vote.BULL);
    return carried || votes.bollinger() == Vote.BULL
        ? new Verdict(Label.BULL_ENTRY, Action.BUY)
        : new Verdict(Label.WEAK_BULL, Action.NONE);
  }

  private static Verdict inBearTrend(Votes votes) {
    if (isTurning(votes)) {
      return new Verdict(Label.BEAR_ENTRY, Action.BUY);
    }
    boolean carried = votes.isStrong() || votes.isSupported(Vote.BEAR);
    return carried || votes.bollinger() == Vote.BEAR
        ? new Verdict(Label.BEAR_EXIT, Action.SELL)
        : new Verdict(Label.WEAK_BEAR, Action.NONE);
  }

  private static Verdict inNoTrend(Votes votes) {
    boolean falling = votes.readings().price().arithmetic() == Direction.DOWN;
    return votes.bollinger() == Vote.BULL && votes.isSupported(Vote.BULL) && !falling
        ? new Verdict(Label.NO_TREND_ENTRY, Action.BUY)
        : new Verdict(Label.NO_TREND_NO_ACTION, Action.NONE);
  }

  private static boolean isExhausted(Votes votes) {
    long overbought = votes.overbought();
    return overbought >= votes.settings().exitZones()
        || overbought > 0 && votes.divergence() == Vote.BEAR;
  }

  private static boolean isTurning(Votes votes) {
    long oversold = votes.oversold();
    boolean sign =
        votes.divergence() == Vote.BULL || votes.readings().candlesticks().bullishReversal();
    return oversold >= votes.settings().entryZones() || oversold > 0 && sign;
  }
}
