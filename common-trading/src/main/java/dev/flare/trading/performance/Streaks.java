package dev.flare.trading.performance;

import java.util.List;

/// The longest rows of wins and of losses. A draw neither ends a row nor belongs to it.
public record Streaks(int wins, int losses) {
  static Streaks of(List<Trade> trades) {
    return new Streaks(longest(trades, 1), longest(trades, -1));
  }

  private static int longest(List<Trade> trades, int sign) {
    int longest = 0;
    int row = 0;
    for (Trade trade : trades) {
      row = trade.sign() == sign ? row + 1 : trade.sign() == 0 ? row : 0;
      longest = Math.max(longest, row);
    }
    return longest;
  }
}
