package dev.flare.signal.indicator;

import java.util.List;
import java.util.stream.IntStream;
import org.ta4j.core.Bar;
import org.ta4j.core.BarBuilder;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/// The latest bars of a ta4j series in which every bar is closed.
///
/// ta4j takes the last bar of a series for one that is still forming: it computes each indicator
/// there provisionally and once more when the next bar has come. Here the last bar is one ahead of
/// the [#newest()], and nobody asks for it, so that everything is computed once.
final class ClosedBars implements BarSeries {
  private static final long serialVersionUID = 1L;

  private final Bar[] ring;
  private int count;

  /// @param length how many of the latest bars are kept
  ClosedBars(int length) {
    this.ring = new Bar[length];
  }

  /// Index of the newest closed bar; -1 when there is none.
  int newest() {
    return count - 1;
  }

  @Override
  public void addBar(Bar bar, boolean replace) {
    if (replace) {
      throw closed();
    }
    ring[count % ring.length] = bar;
    count++;
  }

  /// A bar by its index; the oldest that is kept in place of a forgotten one, as everywhere in
  /// ta4j.
  @Override
  public Bar getBar(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("Bar %d of %d".formatted(index, count));
    }
    return ring[Math.max(index, getRemovedBarsCount()) % ring.length];
  }

  @Override
  public Bar getLastBar() {
    return getBar(newest());
  }

  @Override
  public List<Bar> getBarData() {
    return IntStream.range(getRemovedBarsCount(), count).mapToObj(this::getBar).toList();
  }

  @Override
  public int getBarCount() {
    return count - getRemovedBarsCount();
  }

  @Override
  public int getBeginIndex() {
    return count == 0 ? -1 : getRemovedBarsCount();
  }

  /// One ahead of the newest bar.
  @Override
  public int getEndIndex() {
    return count;
  }

  @Override
  public int getRemovedBarsCount() {
    return Math.max(0, count - ring.length);
  }

  @Override
  public int getMaximumBarCount() {
    return ring.length;
  }

  @Override
  public NumFactory numFactory() {
    return DoubleNumFactory.getInstance();
  }

  @Override
  public String getName() {
    return "closed";
  }

  @Override
  public void setMaximumBarCount(int maximumBarCount) {
    throw new UnsupportedOperationException("The length is fixed");
  }

  @Override
  public BarBuilder barBuilder() {
    throw new UnsupportedOperationException("Bars come from candles");
  }

  @Override
  public BarSeries getSubSeries(int startIndex, int endIndex) {
    throw new UnsupportedOperationException("Nobody needs a part");
  }

  @Override
  public void addTrade(Num tradeVolume, Num tradePrice) {
    throw closed();
  }

  @Override
  public void addPrice(Num price) {
    throw closed();
  }

  private static UnsupportedOperationException closed() {
    return new UnsupportedOperationException("A closed bar does not change");
  }
}
