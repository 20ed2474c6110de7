/// The pairs that are followed: which they are, how each is doing, and the loop that keeps them
/// going.
@NullMarked
package dev.flare.gnome.pair;

import org.jspecify.annotations.NullMarked;
