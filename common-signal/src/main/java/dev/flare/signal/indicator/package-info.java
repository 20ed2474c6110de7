/// Indicators on ta4j: one candle in, its [dev.flare.signal.rule.Readings] out.
@NullMarked
package dev.flare.signal.indicator;

import org.jspecify.annotations.NullMarked;
