package dev.flare.signal.rule;

import dev.flare.market.Vote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Which way each reading leans, and what the leanings add up to.
///
/// A zone reading votes against the market: oversold is bull, overbought bear. ADX votes bull for a
/// strong trend and bear for a weak one, whichever way that trend goes.
public record Votes(Readings readings, RuleSettings settings) {
  private static final double SUPPORTERS = 7;

  public Vote macd() {
    return above(readings.macd().line(), readings.macd().signal());
  }

  public Vote sar() {
    return above(readings.price().close(), readings.sar());
  }

  public Vote stochastic() {
    Vote crossing = above(readings.stochastic().k(), readings.stochastic().d());
    return crossing == against(stochasticZone()) ? Vote.NONE : crossing;
  }

  /// None also when patterns of both kinds are seen; each kind still supports its trend.
  public Vote candlesticks() {
    return either(readings.candlesticks().bullish(), readings.candlesticks().bearish());
  }

  public Vote vwap() {
    return above(readings.price().close(), readings.vwap());
  }

  public Vote accumulation() {
    Direction line = readings.accumulation().direction();
    return line == readings.price().weighted() ? above(line.sign(), 0) : Vote.NONE;
  }

  public Vote awesome() {
    return above(readings.awesome(), 0);
  }

  public Vote rateOfChange() {
    return above(readings.rateOfChange().value(), 0);
  }

  public Vote forceIndex() {
    Vote heading = above(readings.forceIndex().direction().sign(), 0);
    return heading == above(readings.forceIndex().value(), 0) ? heading : Vote.NONE;
  }

  public Vote trix() {
    return above(readings.trix(), 0);
  }

  public Vote adx() {
    return either(isStrong(), isWeak());
  }

  public Vote bollinger() {
    double close = readings.price().close();
    return either(close < readings.bollinger().lower(), close > readings.bollinger().upper());
  }

  public Vote cci() {
    return zone(settings.cci(), readings.cci());
  }

  public Vote mfi() {
    return zone(settings.mfi(), readings.mfi());
  }

  public Vote rsi() {
    return zone(settings.rsi(), readings.rsi());
  }

  public Vote stochasticZone() {
    return zone(settings.stochastic(), readings.stochastic().higher());
  }

  /// Price one way, momentum the other.
  public Vote divergence() {
    return switch (readings.price().weighted()) {
      case UP -> momentumHeads(Direction.DOWN) ? Vote.BEAR : Vote.NONE;
      case DOWN -> momentumHeads(Direction.UP) ? Vote.BULL : Vote.NONE;
      case FLAT -> Vote.NONE;
    };
  }

  /// What MACD says, if SAR or Stochastic agrees.
  public Vote trend() {
    return macd() == sar() || macd() == stochastic() ? macd() : Vote.NONE;
  }

  public boolean isStrong() {
    return settings.adx().isHigh(readings.adx());
  }

  /// False also when ADX is undefined.
  public boolean isWeak() {
    return settings.adx().isLow(readings.adx());
  }

  public boolean isSupported(Vote side) {
    return support(side) >= settings.trendSupportRatio();
  }

  /// The share of the seven supporting votes that `side` has.
  public double support(Vote side) {
    boolean pattern =
        side == Vote.BULL ? readings.candlesticks().bullish() : readings.candlesticks().bearish();
    long others =
        Stream.of(vwap(), accumulation(), awesome(), rateOfChange(), forceIndex(), trix())
            .filter(side::equals)
            .count();
    return (others + (pattern ? 1 : 0)) / SUPPORTERS;
  }

  /// How many of CCI, MFI, RSI and Stochastic say so.
  public long overbought() {
    return zones(Vote.BEAR);
  }

  /// How many of CCI, MFI, RSI and Stochastic say so.
  public long oversold() {
    return zones(Vote.BULL);
  }

  /// Every vote by the name it is broadcast under.
  public Map<String, Vote> byName() {
    Map<String, Vote> named = new LinkedHashMap<>();
    named.put("trend", trend());
    named.put("macd", macd());
    named.put("psar", sar());
    named.put("stoch", stochastic());
    named.put("candlesticks", candlesticks());
    named.put("vwap", vwap());
    named.put("adl", accumulation());
    named.put("ao", awesome());
    named.put("roc", rateOfChange());
    named.put("forceIndex", forceIndex());
    named.put("trix", trix());
    named.put("adx", adx());
    named.put("bollinger", bollinger());
    named.put("cci", cci());
    named.put("mfi", mfi());
    named.put("rsi", rsi());
    named.put("stochZone", stochasticZone());
    named.put("divergence", divergence());
    return named;
  }

  private long zones(Vote side) {
    return Stream.of(cci(), mfi(), rsi(), stochasticZone()).filter(side::equals).count();
  }

  private boolean momentumHeads(Direction direction) {
    return readings.rateOfChange().direction() == direction
        || readings.forceIndex().direction() == direction;
  }

  private static Vote zone(Zone zone, double value) {
    return either(zone.isLow(value), zone.isHigh(value));
  }

  private static Vote above(double value, double threshold) {
    return either(value > threshold, value < threshold);
  }

  private static Vote either(boolean bull, boolean bear) {
    return bull == bear ? Vote.NONE : bull ? Vote.BULL : Vote.BEAR;
  }

  private static Vote against(Vote zone) {
    return switch (zone) {
      case BULL -> Vote.BEAR;
      case BEAR -> Vote.BULL;
      case NONE -> Vote.NONE;
    };
  }
}
