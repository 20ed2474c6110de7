package dev.flare.signal.candlestick;

/// The candlestick patterns that Flare looks for. `docs/reference/candlestick-patterns.md` draws
/// each.
public enum CandlestickPattern {
  ABANDONED_BABY("abandonedBaby", Lean.BULLISH_REVERSAL),
  BULLISH_ENGULFING("bullishEngulfing", Lean.BULLISH_REVERSAL),
  THREE_WHITE_SOLDIERS("threeWhiteSoldiers", Lean.BULLISH_REVERSAL),
  MORNING_STAR("morningStar", Lean.BULLISH_REVERSAL),
  MORNING_DOJI_STAR("morningDojiStar", Lean.BULLISH_REVERSAL),
  HAMMER("hammer", Lean.BULLISH_REVERSAL),
  DRAGONFLY_DOJI("dragonflyDoji", Lean.BULLISH_REVERSAL),
  BULLISH_HARAMI("bullishHarami", Lean.BULLISH_REVERSAL),
  BULLISH_HARAMI_CROSS("bullishHaramiCross", Lean.BULLISH_REVERSAL),
  BULLISH_MARUBOZU("bullishMarubozu", Lean.BULLISH_REVERSAL),
  TWEEZER_BOTTOM("tweezerBottom", Lean.BULLISH_REVERSAL),
  PIERCING_LINE("piercingLine", Lean.BULLISH),
  BEARISH_ENGULFING("bearishEngulfing", Lean.BEARISH),
  DARK_CLOUD_COVER("darkCloudCover", Lean.BEARISH),
  EVENING_STAR("eveningStar", Lean.BEARISH),
  EVENING_DOJI_STAR("eveningDojiStar", Lean.BEARISH),
  THREE_BLACK_CROWS("threeBlackCrows", Lean.BEARISH),
  GRAVESTONE_DOJI("gravestoneDoji", Lean.BEARISH),
  BEARISH_HARAMI("bearishHarami", Lean.BEARISH),
  BEARISH_HARAMI_CROSS("bearishHaramiCross", Lean.BEARISH),
  BEARISH_MARUBOZU("bearishMarubozu", Lean.BEARISH),
  TWEEZER_TOP("tweezerTop", Lean.BEARISH),
  HANGING_MAN("hangingMan", Lean.BEARISH),
  SHOOTING_STAR("shootingStar", Lean.BEARISH);

  private final String key;
  private final Lean lean;

  CandlestickPattern(String key, Lean lean) {
    this.key = key;
    this.lean = lean;
  }

  /// The name it is broadcast under.
  public String key() {
    return key;
  }

  boolean isBullish() {
    return lean != Lean.BEARISH;
  }

  boolean isBullishReversal() {
    return lean == Lean.BULLISH_REVERSAL;
  }

  private enum Lean {
    BULLISH_REVERSAL,
    BULLISH,
    BEARISH
  }
}
