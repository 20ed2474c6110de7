/// The trader that moves its whole balance with one position at a time, in any pair that is
/// signalled.
@NullMarked
package dev.flare.flux;

import org.jspecify.annotations.NullMarked;
