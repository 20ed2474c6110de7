package dev.flare.demo;

import java.math.BigDecimal;

/// What happened so far, summed over all components.
///
/// @param candles closed candles that Gnome analysed
/// @param decisions decisions that Gnome made
/// @param confirmed those of them whose words the dictionary let through
/// @param opened positions that were opened
/// @param closed positions that were closed
/// @param realisedPnl profit and loss of the closed ones, in the base coin
record Figures(
    long candles,
    long decisions,
    long confirmed,
    long opened,
    long closed,
    BigDecimal realisedPnl) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, BigDecimal.ZERO);

  String json() {
    return "{\"candles\":%d,\"decisions\":%d,\"confirmed\":%d,\"opened\":%d,\"closed\":%d,\"realisedPnl\":\"%s\"}"
        .formatted(candles, decisions, confirmed, opened, closed, realisedPnl.toPlainString());
  }

  String sentence(String coin) {
    return "%d candles, %d decisions (%d confirmed), %d positions opened, %d closed, realised %s %s"
        .formatted(
            candles, decisions, confirmed, opened, closed, realisedPnl.toPlainString(), coin);
  }
}
