/// The words every component speaks: coins, amounts, candles, decisions, and the two ports to an
/// exchange ([CandleSource] and [ConversionVenue]).
@NullMarked
package dev.flare.market;

import org.jspecify.annotations.NullMarked;
