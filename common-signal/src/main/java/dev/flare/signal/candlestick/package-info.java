/// Candlestick patterns: ta4j's where it has them, the others in its style.
@NullMarked
package dev.flare.signal.candlestick;

import org.jspecify.annotations.NullMarked;
