/// What holds for the house as a whole.
@NullMarked
package dev.flare.architecture;

import org.jspecify.annotations.NullMarked;
