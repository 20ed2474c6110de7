package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import java.time.Duration;
import java.util.Optional;

/// What the closed positions of one mode brought, counted along with each of them so that nobody
/// has to go through all.
///
/// @param best the largest gain of a position, in per cent of its cost
/// @param held how long all of them were held together
record Results(
    Mode mode,
    int wins,
    int losses,
    int draws,
    Amount realised,
    Optional<Percentage> best,
    Optional<Percentage> worst,
    Duration held) {

  static Results none(Mode mode, Coin coin) {
    return new Results(
        mode, 0, 0, 0, Amount.zero(coin), Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  int closed() {
    return wins + losses + draws;
  }

  Results with(Position.Closed closed) {
    int sign = closed.realised().value().signum();
    Percentage change = closed.realisedPercentage();
    return new Results(
        mode,
        wins + (sign > 0 ? 1 : 0),
        losses + (sign < 0 ? 1 : 0),
        draws + (sign == 0 ? 1 : 0),
        realised.plus(closed.realised()),
        Optional.of(best.map(change::max).orElse(change)),
        Optional.of(worst.map(change::min).orElse(change)),
        held.plus(closed.held()));
  }
}
