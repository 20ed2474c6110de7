/// What stands in for the rest of the world in a component's tests.
@NullMarked
package dev.flare.standin;

import org.jspecify.annotations.NullMarked;
