package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.util.List;
import java.util.function.IntPredicate;

/// What the trades brought.
///
/// @param total the sum of all profits
/// @param ofStart that, as a share of the balance at the start
/// @param meanRatio the mean of each trade's profit as a share of its stake
/// @param averageWin the mean profit of the winning trades, in coins
/// @param averageLoss the mean loss of the losing ones, in coins, positive
/// @param factor gains / losses
/// @param expectancy coins a trade brings on average: total / N
/// @param expectancyRatio expectancy / average loss: what a coin at risk brings
/// @param volume what was paid and received in all
public record Profit(
    Amount total,
    Figure ofStart,
    Figure meanRatio,
    Figure medianRatio,
    Figure averageWin,
    Figure averageLoss,
    Figure factor,
    Figure expectancy,
    Figure expectancyRatio,
    Figure averageStake,
    Amount volume) {
  private static final String NO_TRADE = "no trade yet";
  private static final String NO_WIN = "no win yet";
  private static final String NO_LOSS = "no loss yet";

  static Profit of(List<Trade> trades, Amount start) {
    Amount nothing = Amount.zero(start.coin());
    Amount total = trades.stream().map(Trade::profit).reduce(nothing, Amount::plus);
    Amount stakes = trades.stream().map(Trade::stake).reduce(nothing, Amount::plus);
    Amount proceeds = trades.stream().map(Trade::proceeds).reduce(nothing, Amount::plus);
    double gains = sum(trades, sign -> sign > 0, nothing);
    double losses = -sum(trades, sign -> sign < 0, nothing);
    Tally tally = Tally.of(trades);
    double[] ratios = trades.stream().mapToDouble(Trade::ratio).toArray();
    double expected = Ratios.number(total);
    return new Profit(
        total,
        Figure.quotient(expected, Ratios.number(start), "no balance at the start"),
        trades.isEmpty() ? Figure.missing(NO_TRADE) : Figure.of(Ratios.mean(ratios)),
        trades.isEmpty() ? Figure.missing(NO_TRADE) : Figure.of(Ratios.median(ratios)),
        Figure.quotient(gains, tally.wins(), NO_WIN),
        Figure.quotient(losses, tally.losses(), NO_LOSS),
        Figure.quotient(gains, losses, NO_LOSS),
        Figure.quotient(expected, tally.trades(), NO_TRADE),
        Figure.quotient(expected * tally.losses(), losses * Math.max(1, tally.trades()), NO_LOSS),
        Figure.quotient(Ratios.number(stakes), tally.trades(), NO_TRADE),
        stakes.plus(proceeds));
  }

  private static double sum(List<Trade> trades, IntPredicate sign, Amount nothing) {
    return Ratios.number(
        trades.stream()
            .filter(trade -> sign.test(trade.sign()))
            .map(Trade::profit)
            .reduce(nothing, Amount::plus));
  }
}
