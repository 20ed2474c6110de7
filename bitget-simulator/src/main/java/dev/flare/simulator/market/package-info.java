/// The market that the simulated exchange shows: pure functions of a seed or of recorded candles,
/// and of exchange time. Nothing here knows the web.
@NullMarked
package dev.flare.simulator.market;

import org.jspecify.annotations.NullMarked;
