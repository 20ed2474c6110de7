/// The component that keeps the others running and is the only door to them.
@NullMarked
package dev.flare.pulse;

import org.jspecify.annotations.NullMarked;
