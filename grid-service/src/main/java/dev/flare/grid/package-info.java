/// The trader that spreads its balance over many positions of one coin.
@NullMarked
package dev.flare.grid;

import org.jspecify.annotations.NullMarked;
