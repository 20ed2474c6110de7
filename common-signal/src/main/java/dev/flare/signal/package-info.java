/// Closed candles in, decisions out: [PairAnalyst] reads the indicators of one pair, asks the
/// strategy, writes the word and looks it up in the dictionary. No Spring, no network, no clock.
@NullMarked
package dev.flare.signal;

import org.jspecify.annotations.NullMarked;
