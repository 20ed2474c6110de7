package dev.flare.signal.rule;

/// The numbers of the rule.
///
/// @param trendSupportRatio share of the seven supporting votes that a supported trend has
/// @param adx below: no trend to speak of; above: a strong one
/// @param cci below: oversold; above: overbought; the same for the next three
/// @param stochastic judged by the larger of %K and %D
/// @param exitZones how many of the four overbought readings end a bull trend by themselves
/// @param entryZones how many of the four oversold readings are an entry by themselves
public record RuleSettings(
    double trendSupportRatio,
    Zone adx,
    Zone cci,
    Zone mfi,
    Zone rsi,
    Zone stochastic,
    int exitZones,
    int entryZones) {

  public static final RuleSettings DEFAULTS =
      new RuleSettings(
          0.5,
          new Zone(20, 25),
          new Zone(-100, 100),
          new Zone(20, 80),
          new Zone(30, 70),
          new Zone(20, 80),
          3,
          2);

  public RuleSettings {
    if (!(trendSupportRatio > 0 && trendSupportRatio <= 1)) {
      throw new IllegalArgumentException(
          "Trend support ratio %s is not above 0 and at most 1".formatted(trendSupportRatio));
    }
    zones("Exit", exitZones);
    zones("Entry", entryZones);
  }

  /// These, with another share of supporting votes.
  public RuleSettings withTrendSupportRatio(double ratio) {
    return new RuleSettings(ratio, adx, cci, mfi, rsi, stochastic, exitZones, entryZones);
  }

  private static void zones(String name, int count) {
    if (count < 1 || count > 4) {
      throw new IllegalArgumentException(name + " zones are 1 to 4, not " + count);
    }
  }
}
