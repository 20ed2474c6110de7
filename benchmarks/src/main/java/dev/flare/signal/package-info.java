/// Benchmarks of the path from candles to decisions, in its package because what they measure is
/// not all public.
@NullMarked
package dev.flare.signal;

import org.jspecify.annotations.NullMarked;
