/// Tests of the whole: the path of a candle through every step, and the demo as a user runs it.
@NullMarked
package dev.flare.e2e;

import org.jspecify.annotations.NullMarked;
