package dev.flare.market;

/// The name of a moment in the market, as the rule sees it.
public enum Label {
  BULL_ENTRY,
  BULL_EXIT,
  WEAK_BULL,
  BEAR_ENTRY,
  BEAR_EXIT,
  WEAK_BEAR,
  NO_TREND_ENTRY,
  NO_TREND_NO_ACTION
}
