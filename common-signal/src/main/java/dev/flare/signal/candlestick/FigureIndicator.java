package dev.flare.signal.candlestick;

import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;

/// Whether a figure, or its mirror image, ends at a bar.
final class FigureIndicator extends CachedIndicator<Boolean> {
  private final int candles;
  private final boolean mirrored;
  private final Figure figure;

  FigureIndicator(BarSeries series, int candles, boolean mirrored, Figure figure) {
    super(series);
    this.candles = candles;
    this.mirrored = mirrored;
    this.figure = figure;
  }

  @Override
  protected Boolean calculate(int index) {
    int first = index - candles + 1;
    return first >= getBarSeries().getBeginIndex()
        && figure.isDrawnBy(
            IntStream.rangeClosed(first, index).mapToObj(this::shape).toArray(Shape[]::new));
  }

  @Override
  public int getCountOfUnstableBars() {
    return candles - 1;
  }

  private Shape shape(int index) {
    Shape shape = Shape.of(getBarSeries(), index);
    return mirrored ? shape.mirrored() : shape;
  }
}
