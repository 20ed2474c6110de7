/// The words every component speaks: coins, amounts, candles, decisions, and the ports to an
/// exchange ([CandleSource], [PairSource], [ConversionVenue] and [ConversionBooks]).
@NullMarked
package dev.flare.market;

import org.jspecify.annotations.NullMarked;
