/// Candles in: the series of one pair without gaps, and when the next candle is due.
@NullMarked
package dev.flare.gnome.feed;

import org.jspecify.annotations.NullMarked;
