package dev.flare.signal.indicator;

import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.RecursiveCachedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// Parabolic stop and reverse, each value from the one before.
///
/// Equals ta4j's `ParabolicSarIndicator` over a series that keeps every bar; that one replays the
/// whole series for each new bar.
final class ParabolicSar extends CachedIndicator<Num> {
  private final Legs legs;

  ParabolicSar(BarSeries series, double step, double max) {
    super(series);
    this.legs = new Legs(series, step, max);
  }

  @Override
  protected Num calculate(int index) {
    double stop = legs.getValue(index).stop();
    return Double.isNaN(stop) ? NaN.NaN : getBarSeries().numFactory().numOf(stop);
  }

  @Override
  public int getCountOfUnstableBars() {
    return 1;
  }

  /// The run of the price between two reversals, as far as one bar knows it.
  ///
  /// @param extreme highest high of a rise, lowest low of a fall
  private record Leg(boolean rising, double stop, double extreme, double acceleration) {}

  private static final class Legs extends RecursiveCachedIndicator<Leg> {
    private final double step;
    private final double max;

    Legs(BarSeries series, double step, double max) {
      super(series);
      this.step = step;
      this.max = max;
    }

    @Override
    protected Leg calculate(int index) {
      if (index <= getBarSeries().getBeginIndex()) {
        return new Leg(false, Double.NaN, Double.NaN, 0);
      }
      Leg before = getValue(index - 1);
      return Double.isNaN(before.stop()) ? first(index) : next(before, index);
    }

    @Override
    public int getCountOfUnstableBars() {
      return 1;
    }

    private Leg first(int index) {
      boolean rising = close(index - 1) < close(index);
      return rising
          ? new Leg(true, low(index - 1), high(index - 1), step)
          : new Leg(false, high(index - 1), low(index - 1), step);
    }

    private Leg next(Leg leg, int index) {
      double moved = leg.stop() + leg.acceleration() * (leg.extreme() - leg.stop());
      boolean reversed = leg.rising() ? low(index) < moved : high(index) >= moved;
      return reversed ? reversed(leg, index) : continued(leg, moved, index);
    }

    private Leg reversed(Leg leg, int index) {
      boolean rising = !leg.rising();
      double extreme = rising ? high(index) : low(index);
      return new Leg(rising, clearOfPrices(rising, leg.extreme(), index), extreme, step);
    }

    private Leg continued(Leg leg, double moved, int index) {
      double reached = leg.rising() ? high(index) : low(index);
      boolean further = leg.rising() ? reached > leg.extreme() : reached < leg.extreme();
      return new Leg(
          leg.rising(),
          clearOfPrices(leg.rising(), moved, index),
          further ? reached : leg.extreme(),
          further ? Math.min(leg.acceleration() + step, max) : leg.acceleration());
    }

    /// The stop never lies inside the range of the two bars before.
    private double clearOfPrices(boolean rising, double stop, int index) {
      int second = Math.max(index - 2, 0);
      return rising
          ? Math.min(stop, Math.min(low(index - 1), low(second)))
          : Math.max(stop, Math.max(high(index - 1), high(second)));
    }

    private double high(int index) {
      return bar(index).getHighPrice().doubleValue();
    }

    private double low(int index) {
      return bar(index).getLowPrice().doubleValue();
    }

    private double close(int index) {
      return bar(index).getClosePrice().doubleValue();
    }

    private Bar bar(int index) {
      return getBarSeries().getBar(index);
    }
  }
}
