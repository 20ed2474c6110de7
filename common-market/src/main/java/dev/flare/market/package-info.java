/// The words every component speaks: coins, amounts, candles, decisions, and the three ports to an
/// exchange ([CandleSource], [ConversionVenue] and [ConversionBooks]).
@NullMarked
package dev.flare.market;

import org.jspecify.annotations.NullMarked;
