package dev.flare.trading.performance;

import java.util.List;

/// How many trades gained and how many lost. A draw is neither, and is never hidden in one of them.
public record Tally(int trades, int wins, int draws, int losses) {
  static Tally of(List<Trade> trades) {
    int wins = count(trades, 1);
    int losses = count(trades, -1);
    return new Tally(trades.size(), wins, trades.size() - wins - losses, losses);
  }

  private static int count(List<Trade> trades, int sign) {
    return (int) trades.stream().filter(trade -> trade.sign() == sign).count();
  }

  /// Wins among all trades: W / N.
  public Figure winRate() {
    return Figure.quotient(wins, trades, "no trade yet");
  }

  /// Wins among the trades that were decided: W / (W + L).
  public Figure decidedWinRate() {
    return Figure.quotient(wins, wins + losses, "no win and no loss yet");
  }
}
