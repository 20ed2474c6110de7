/// Keeps each pair's candles fresh, asks the signal engine, broadcasts what it decides.
@NullMarked
package dev.flare.gnome;

import org.jspecify.annotations.NullMarked;
