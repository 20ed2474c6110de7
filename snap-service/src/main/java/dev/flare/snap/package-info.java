/// The trader that spreads its balance over positions of whatever pair shows a good moment.
@NullMarked
package dev.flare.snap;

import org.jspecify.annotations.NullMarked;
