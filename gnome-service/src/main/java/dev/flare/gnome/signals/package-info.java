/// Candle files in, decisions out: `./flare signals`, without an exchange, a store or a port.
@NullMarked
package dev.flare.gnome.signals;

import org.jspecify.annotations.NullMarked;
