/// Benchmarks of Gnome as a whole, in its package because what they start is not public.
@NullMarked
package dev.flare.gnome;

import org.jspecify.annotations.NullMarked;
