/// The public channels over plain WebSocket: candles and tickers, as BitGet pushes them.
@NullMarked
package dev.flare.simulator.socket;

import org.jspecify.annotations.NullMarked;
