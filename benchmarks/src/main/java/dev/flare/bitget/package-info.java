/// Benchmarks of the client for BitGet, in its package because what they measure is not public.
@NullMarked
package dev.flare.bitget;

import org.jspecify.annotations.NullMarked;
