/// Benchmarks of the rounds of many pairs, in their package because a watch is not public.
@NullMarked
package dev.flare.gnome.pair;

import org.jspecify.annotations.NullMarked;
